package io.millrace.session.files;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of `files`; never changed once written.
@Entity
@Immutable
@Table(name = "files")
@NullUnmarked
public class FileEntity {
    @Id public UUID id;

    @Column(name = "task_id")
    public UUID taskId;

    @Column(name = "user_id")
    public String userId;

    public String name;

    /// The media type, as the uploader has it.
    public String type;

    /// In bytes.
    public long size;

    /// SHA-256 of the bytes, in hexadecimal.
    public String sha256;

    @Column(name = "created_at")
    public Instant createdAt;
}
