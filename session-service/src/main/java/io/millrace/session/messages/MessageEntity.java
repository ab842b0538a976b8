package io.millrace.session.messages;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `messages`. Changed only by who holds the row lock of its session.
@Entity
@Table(name = "messages")
@NullUnmarked
public class MessageEntity {
    @Id public UUID id;

    @Column(name = "session_id")
    public UUID sessionId;

    @Column(name = "task_id")
    public UUID taskId;

    /// 1, 2, 3 … within the session.
    public long position;

    @Enumerated(EnumType.STRING)
    public MessageRole role;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ContentBlock> content;

    @Column(name = "run_id")
    public @Nullable UUID runId;

    public @Nullable Integer step;
    public @Nullable Integer attempt;

    @Column(name = "created_at")
    public Instant createdAt;

    /// When the user last changed it.
    @Column(name = "edited_at")
    public @Nullable Instant editedAt;

    @Column(name = "deleted_at")
    public @Nullable Instant deletedAt;

    /// The summary that stands for it.
    @Column(name = "summary_id")
    public @Nullable UUID summaryId;

    @Version public long version;
}
