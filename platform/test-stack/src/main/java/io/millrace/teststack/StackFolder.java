package io.millrace.teststack;

import io.millrace.localstack.process.Ports;
import io.millrace.localstack.process.ProcessIdentity;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.RunFolder;
import io.millrace.localstack.process.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of one virtual machine's test servers. What it holds is all there is to know about
/// them: a Quarkus test loads its classes a second time, with class variables of their own, and
/// that second copy finds the same servers here.
///
/// @param path below the folder for temporary files
record StackFolder(Path path) {
    /// System properties are the one place that all class loaders of a virtual machine share.
    static final String PROPERTY = "millrace.teststack.folder";

    private static final String OWNER = "owner";

    /// The folder of this virtual machine, made on first use; then also those that a killed one
    /// left behind are cleaned up. Call it with [TestStack#LOCK] held.
    static StackFolder current() {
        String known = System.getProperty(PROPERTY);
        if (known != null) {
            return new StackFolder(Path.of(known));
        }
        Path all = Path.of(System.getProperty("java.io.tmpdir"), "millrace-tests-" + user());
        try {
            Files.createDirectories(all);
            try (FileChannel channel =
                            FileChannel.open(
                                    all.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                removeAbandoned(all);
                StackFolder made = new StackFolder(Files.createTempDirectory(all, "set-"));
                made.openToServers();
                ProcessIdentity owner = ProcessIdentity.current();
                Files.writeString(
                        made.path.resolve(OWNER), owner.pid() + "\n" + owner.startedAt() + "\n");
                System.setProperty(PROPERTY, made.path.toString());
                Runtime.getRuntime().addShutdownHook(new Thread(made::remove, "test-stack-stop"));
                return made;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for test servers in " + all, e);
        }
    }

    /// Where the processes are recorded.
    RunFolder records() {
        return new RunFolder(path.resolve("run"));
    }

    /// The port of that server: the one chosen before, or a free one chosen now.
    int port(String server) {
        Path file = path.resolve(server + ".port");
        try {
            if (Files.exists(file)) {
                return Integer.parseInt(Files.readString(file));
            }
            int port = Ports.anyFree();
            Files.writeString(file, Integer.toString(port));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    /// Counts 1, 2, 3 … per name.
    int next(String counter) {
        Path file = path.resolve(counter + ".count");
        try {
            int next = Files.exists(file) ? Integer.parseInt(Files.readString(file)) + 1 : 1;
            Files.writeString(file, Integer.toString(next));
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    private static void removeAbandoned(Path all) throws IOException {
        List<Path> sets;
        try (Stream<Path> found = Files.list(all)) {
            sets = found.filter(Files::isDirectory).toList();
        }
        for (Path set : sets) {
            if (owner(set).filter(ProcessIdentity::alive).isEmpty()) {
                new StackFolder(set).remove();
            }
        }
    }

    private static Optional<ProcessIdentity> owner(Path set) throws IOException {
        Path file = set.resolve(OWNER);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() < 2
                ? Optional.empty()
                : Optional.of(new ProcessIdentity(Long.parseLong(lines.get(0)), lines.get(1)));
    }

    private void remove() {
        RunFolder records = records();
        records.entries().forEach(entry -> records.process(entry.name()).stop());
        try {
            Trees.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    /// A temporary folder is closed to others, and the server may run as another user.
    private void openToServers() throws IOException {
        Files.setPosixFilePermissions(
                path, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String user() {
        return RunAs.root() ? "root" : System.getProperty("user.name");
    }
}
