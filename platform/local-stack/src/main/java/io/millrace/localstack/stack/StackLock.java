package io.millrace.localstack.stack;

import io.millrace.localstack.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Held by the one launcher that works on a data folder. The operating system releases it when the
/// launcher dies, however that happens.
public final class StackLock implements AutoCloseable {
    private static final String NAME = "launcher.lock";

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock; empty if another launcher holds it.
    public static Optional<StackLock> take(StackSettings settings) {
        try {
            Files.createDirectories(settings.run());
            FileChannel channel =
                    FileChannel.open(
                            settings.run().resolve(NAME),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            ProcessIdentity self = ProcessIdentity.current();
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            (self.pid() + "\n" + self.startedAt() + "\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new StackLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + settings.run(), e);
        }
    }

    /// The launcher that holds the lock, or held it last, if it is alive.
    public static Optional<ProcessIdentity> holder(StackSettings settings) {
        Path file = settings.run().resolve(NAME);
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
