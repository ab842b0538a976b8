package io.millrace.session.sandboxes.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.background.Backlog;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.TokenSecrets;
import io.millrace.session.sandboxes.calls.Backoff;
import io.millrace.streams.contract.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// The moves of directories, each in one transaction and under the row lock. Nothing here touches
/// the file system.
@ApplicationScoped
public class Directories {
    private static final Logger LOG = Logger.getLogger(Directories.class);

    /// How long one attempt to remove a directory takes at most, mostly.
    private static final Duration REMOVAL = Duration.ofSeconds(10);

    private final DirectoryRepository directories;
    private final LocalRoot root;
    private final int most;
    private final Duration leaseTime;
    private final Backoff backoff;
    private final Duration claimTime;
    private final Ids ids;
    private final InstantSource time;

    public Directories(
            DirectoryRepository directories,
            LocalRoot root,
            SandboxConfig config,
            Ids ids,
            InstantSource time) {
        this.directories = directories;
        this.root = root;
        most = config.local().maxDirectories();
        leaseTime = config.local().leaseTime();
        backoff = new Backoff(config.leases().firstBackoff(), config.leases().maxBackoff());
        claimTime = REMOVAL.plus(config.leases().claimMargin());
        this.ids = ids;
        this.time = time;
    }

    /// A directory that somebody has now.
    public record Lent(UUID id, BorrowToken token) {}

    /// Lends a directory that is to be made, or again the one that is out under the key, then with
    /// a new token: the one before it was lost on its way.
    ///
    /// @return empty when there are as many as there may be, those that are still to be removed
    ///   among them
    @Transactional
    public Optional<Lent> lend(BorrowKey key) {
        directories.lockRoot(root.name());
        Instant now = time.instant();
        Optional<DirectoryEntity> out = directories.lockOfKey(key);
        if (out.isPresent() && !out.get().root.equals(root.name())) {
            // Of the root that was configured before; nobody could find it there.
            out.get().end(now);
            directories.flush();
            out = Optional.empty();
        }
        if (out.isEmpty() && directories.countUnder(root.name()) >= most) {
            return Optional.empty();
        }
        DirectoryEntity directory = out.orElseGet(() -> fresh(key, now));
        BorrowToken token = TokenSecrets.next(directory.id);
        directory.tokenHash = TokenSecrets.hash(token);
        directory.expiresAt = now.plus(leaseTime);
        directories.persist(directory);
        return Optional.of(new Lent(directory.id, token));
    }

    private DirectoryEntity fresh(BorrowKey key, Instant now) {
        DirectoryEntity directory = new DirectoryEntity();
        directory.id = ids.next();
        directory.root = root.name();
        directory.state = new DirectoryState.Lent();
        directory.borrowKey = key.value();
        directory.lentAt = now;
        return directory;
    }

    /// Takes a directory back from whoever had it, if the token is the right one: the token is used
    /// up by that.
    ///
    /// @param item as it was lent
    /// @return whether it was lent under that token
    @Transactional
    public boolean takeIn(JsonNode item, BorrowToken token) {
        Optional<DirectoryEntity> lent = lockLent(token);
        if (lent.isEmpty() || !root.item(lent.get().id).equals(item)) {
            return false;
        }
        lent.get().end(time.instant());
        return true;
    }

    /// A loan that its borrower has never heard of ends; not one that was lent again under the key
    /// meanwhile, whose borrower has the newer token.
    @Transactional
    public void rollBack(Lent lent) {
        lockLent(lent.token()).ifPresent(directory -> directory.end(time.instant()));
    }

    private Optional<DirectoryEntity> lockLent(BorrowToken token) {
        return TokenSecrets.rowOf(token)
                .flatMap(directories::lock)
                .filter(directory -> {
                    byte[] hash = directory.tokenHash;
                    return hash != null && TokenSecrets.matches(token, hash);
                });
    }

    /// The loan goes on.
    ///
    /// @return whether there still is one under the key
    @Transactional
    public boolean renew(BorrowKey key) {
        return directories.extend(key, time.instant().plus(leaseTime));
    }

    /// Ends one loan whose borrower was not heard of for too long.
    ///
    /// @return whether there was one
    @Transactional
    boolean endExpired() {
        Instant now = time.instant();
        Optional<DirectoryEntity> expired = directories.lockExpired(root.name(), now);
        expired.ifPresent(directory -> directory.end(now));
        return expired.isPresent();
    }

    /// An attempt to remove a directory.
    ///
    /// @param number which one it is
    record Removal(UUID id, int number) {}

    /// Begins the next attempt that is due; others leave the directory alone meanwhile. Should it
    /// take longer than that, two at once do no harm.
    @Transactional
    Optional<Removal> beginNext() {
        Instant now = time.instant();
        return directories
                .lockDue(root.name(), now)
                .map(directory -> {
                    directory.attempts++;
                    directory.nextAttemptAt = now.plus(claimTime);
                    return new Removal(directory.id, directory.attempts);
                });
    }

    /// The directory is gone, and another can be lent.
    @Transactional
    void removed(Removal removal) {
        directories.deleteById(removal.id());
    }

    /// Something of the directory is left.
    ///
    /// @param failure why; empty when the attempt had only done its share
    @Transactional
    void left(Removal removal, Optional<String> failure) {
        Optional<DirectoryEntity> named = directories.lock(removal.id());
        if (named.isEmpty() || named.get().attempts != removal.number()) {
            return;
        }
        DirectoryEntity directory = named.get();
        Instant now = time.instant();
        directory.lastError = failure.orElse(null);
        if (failure.isEmpty()) {
            directory.attempts = 0;
            directory.nextAttemptAt = now;
        } else {
            directory.nextAttemptAt = now.plus(backoff.after(directory.attempts));
            LOG.warnf("Directory %s could not be removed: %s", removal.id(), failure.get());
        }
    }

    /// Takes those of them into the books, to be removed, that the database knows nothing of. Asked
    /// after they were seen in the root, none of them is one that is just being made: its row comes
    /// first.
    ///
    /// @return those that were taken in
    @Transactional
    Set<UUID> adopt(Set<UUID> seen) {
        if (seen.isEmpty()) {
            return Set.of();
        }
        Set<UUID> strangers = new HashSet<>(seen);
        strangers.removeAll(directories.known(seen));
        Instant now = time.instant();
        strangers.removeIf(stranger -> !directories.adopt(stranger, root.name(), now));
        return strangers;
    }

    /// What is to be removed.
    @Transactional
    Backlog backlog() {
        return directories.backlog(root.name(), time.instant());
    }
}
