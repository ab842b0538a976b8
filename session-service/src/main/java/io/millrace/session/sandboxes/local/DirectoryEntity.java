package io.millrace.session.sandboxes.local;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `sandbox_directories`: a directory that is lent or still to be removed. Written before
/// the directory is made and deleted after it is gone, so that none exists without a row. Changed
/// only by who holds its row lock.
@Entity
@Table(name = "sandbox_directories")
@NullUnmarked
public class DirectoryEntity {
    /// Also what the directory is called, see [LocalRoot].
    @Id public UUID id;

    /// The root under which it is.
    public String root;

    @Column(name = "status")
    @Convert(converter = DirectoryState.Stored.class)
    public DirectoryState state;

    @Column(name = "borrow_key")
    public @Nullable UUID borrowKey;

    @Column(name = "token_hash")
    public byte @Nullable [] tokenHash;

    @Column(name = "lent_at")
    public Instant lentAt;

    @Column(name = "expires_at")
    public @Nullable Instant expiresAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    /// How often it was begun to remove it.
    public int attempts;

    @Column(name = "next_attempt_at")
    public @Nullable Instant nextAttemptAt;

    @Column(name = "last_error")
    public @Nullable String lastError;

    @Version public long version;

    /// Nobody has it any more, and its token is worth nothing.
    void end(Instant now) {
        state = state.end();
        borrowKey = null;
        tokenHash = null;
        expiresAt = null;
        endedAt = now;
        nextAttemptAt = now;
    }
}
