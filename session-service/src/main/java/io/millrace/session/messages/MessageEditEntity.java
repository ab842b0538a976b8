package io.millrace.session.messages;

import io.millrace.streams.contract.content.ContentBlock;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/// A row of `message_edits`: what a message said before it was changed or deleted.
@Entity
@Immutable
@Table(name = "message_edits")
@IdClass(MessageEditEntity.Key.class)
@NullUnmarked
public class MessageEditEntity {
    @Id
    @Column(name = "message_id")
    public UUID messageId;

    /// The version of the message that said it.
    @Id public long version;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ContentBlock> content;

    @Column(name = "replaced_at")
    public Instant replacedAt;

    @Column(name = "replaced_by")
    public String replacedBy;

    /// What tells the rows apart.
    public record Key(UUID messageId, long version) {}
}
