package io.millrace.localstack.stack;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Held by the one launcher that works on a data folder. The operating system releases it when the
/// launcher dies, however that happens.
public final class StackLock implements AutoCloseable {
    private static final String LOCK = "launcher.lock";

    /// Apart from the lock: closing any handle on that file releases the lock of the whole virtual
    /// machine, on systems with POSIX locks.
    private static final String HOLDER = "launcher.pid";

    private static final Duration POLL = Duration.ofMillis(20);
    private static final int ATTEMPTS = 50;

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock; empty if another launcher holds it. A launcher that was killed may hold it a
    /// moment longer than it is alive. Makes the data folder if need be.
    ///
    /// @throws ComponentFailure if the data folder is somebody else's, before anything is made
    ///   there
    public static Optional<StackLock> take(StackSettings settings) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StackLock> lock = takeNow(settings);
            if (lock.isPresent() || holder(settings).isPresent()) {
                return lock;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The launcher that holds the lock, or held it last, if it is alive.
    public static Optional<ProcessIdentity> holder(StackSettings settings) {
        Path file = settings.run().resolve(HOLDER);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(Long.parseLong(lines.get(0)), lines.get(1)))
                            .filter(ProcessIdentity::alive);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Optional<StackLock> takeNow(StackSettings settings) {
        try {
            settings.dataFolder().adopt();
            Files.createDirectories(settings.run());
            FileChannel channel =
                    FileChannel.open(
                            settings.run().resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel).isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            ProcessIdentity self = ProcessIdentity.current();
            Files.writeString(
                    settings.run().resolve(HOLDER), self.pid() + "\n" + self.startedAt() + "\n");
            return Optional.of(new StackLock(channel));
        } catch (AccessDeniedException e) {
            throw new ComponentFailure(
                    "millrace",
                    "cannot write to "
                            + e.getFile()
                            + ", which another user has made; name another data folder in"
                            + " MILLRACE_HOME.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + settings.run(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the launcher's lock", e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldInThisVirtualMachine) {
            return Optional.empty();
        }
    }
}
