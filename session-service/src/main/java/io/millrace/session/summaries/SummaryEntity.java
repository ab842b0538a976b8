package io.millrace.session.summaries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `summaries`; never changed once written.
@Entity
@Immutable
@Table(name = "summaries")
@NullUnmarked
public class SummaryEntity {
    @Id public UUID id;

    @Column(name = "session_id")
    public UUID sessionId;

    @Column(name = "task_id")
    public UUID taskId;

    public @Nullable UUID parent;
    public String content;

    @Column(name = "created_at")
    public Instant createdAt;
}
