package io.millrace.sql.analysis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How much an analysis may take.
@ConfigMapping(prefix = "millrace.analysis")
public interface AnalysisSettings {
    /// How many analyses run at once; they need the processor and nothing else.
    @WithDefault("2")
    @Min(1)
    int threads();

    /// How many may wait for a thread; one more is answered 503.
    @WithDefault("256")
    @Min(1)
    int queue();

    /// How long one script may take, waiting and writing included; then it is a TIMEOUT.
    @WithDefault("PT10S")
    Duration deadline();

    /// The longest script, in UTF-16 units; a longer one is TOO_LARGE. As much is in work at a
    /// time: scripts that are longer together wait for each other. A heap of 320 MB bears the
    /// default; who allows more has to give more.
    @WithDefault("1048576")
    @Min(1)
    int maxLength();

    /// The longest answer to a script, and to an array of them, in bytes; a longer one is
    /// TOO_LARGE.
    @WithDefault("16777216")
    @Min(65536)
    int maxAnswer();

    /// How long one array may take; the requests that are left over are answered 503.
    @WithDefault("PT25S")
    Duration arrayDeadline();

    /// How many requests one array may hold.
    @WithDefault("1000")
    @Min(1)
    int maxBatch();
}
