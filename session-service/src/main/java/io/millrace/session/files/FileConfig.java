package io.millrace.session.files;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;

/// Which files are taken.
@ConfigMapping(prefix = "millrace.files")
public interface FileConfig {
    /// How large one may be. All of a request together are bounded by the size of its body.
    @WithDefault("8M")
    MemorySize maxSize();

    /// How many a task may have.
    @WithDefault("20")
    @Min(1)
    int maxCount();

    /// The media types that are taken; a `*` at the end stands for anything.
    @WithDefault(
            "text/*,image/*,audio/*,video/*,font/*,application/json,application/ld+json,"
                    + "application/x-ndjson,application/xml,application/yaml,application/toml,"
                    + "application/sql,application/javascript,application/x-sh,application/pdf,"
                    + "application/rtf,application/msword,application/vnd.*,application/zip,"
                    + "application/gzip,application/x-tar,application/x-7z-compressed,"
                    + "application/octet-stream")
    List<String> types();
}
