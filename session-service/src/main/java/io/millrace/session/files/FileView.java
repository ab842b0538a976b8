package io.millrace.session.files;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A file of a task; its bytes are at `/api/v1/files/{id}`.
///
/// @param type the media type, as the uploader has it
/// @param size in bytes
@Schema(name = "File")
public record FileView(UUID id, String name, String type, long size, Instant createdAt) {
    static FileView of(FileEntity file) {
        return new FileView(file.id, file.name, file.type, file.size, file.createdAt);
    }
}
