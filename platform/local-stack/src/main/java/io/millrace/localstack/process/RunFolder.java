package io.millrace.localstack.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The folder that remembers which processes were started: one small file each.
///
/// @param path the folder; created when the first process is recorded
public record RunFolder(Path path) {
    private static final String SUFFIX = ".process";

    /// What is remembered of a process.
    ///
    /// @param name the component's name
    /// @param identity which process
    /// @param stop signal that asks for a clean stop
    /// @param grace how long that may take
    public record Entry(String name, ProcessIdentity identity, Signal stop, Duration grace) {}

    /// The place of that name.
    public OwnedProcess process(String name) {
        return new OwnedProcess(name, this);
    }

    /// Everything remembered here, alive or not.
    public List<Entry> entries() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .sorted()
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .flatMap(name -> read(name).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + path, e);
        }
    }

    /// Notes something about all the processes.
    ///
    /// @param note a word
    public void addNote(String note) {
        try {
            Files.createDirectories(path);
            Files.writeString(path.resolve(note), "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path.resolve(note), e);
        }
    }

    /// Whether that was noted.
    public boolean hasNote(String note) {
        return Files.exists(path.resolve(note));
    }

    /// Takes a note back, if it was made.
    public void removeNote(String note) {
        try {
            Files.deleteIfExists(path.resolve(note));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path.resolve(note), e);
        }
    }

    Optional<Entry> read(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(name))) {
            properties.load(reader);
            return Optional.of(
                    new Entry(
                            name,
                            new ProcessIdentity(
                                    Long.parseLong(properties.getProperty("pid")),
                                    properties.getProperty("started")),
                            Signal.valueOf(properties.getProperty("stop")),
                            Duration.parse(properties.getProperty("grace"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new ComponentFailure(name, "its record " + file(name) + " cannot be read", e);
        }
    }

    void write(Entry entry) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(entry.identity().pid()));
        properties.setProperty("started", entry.identity().startedAt());
        properties.setProperty("stop", entry.stop().name());
        properties.setProperty("grace", entry.grace().toString());
        Path file = file(entry.name());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createDirectories(path);
            try (Writer writer = Files.newBufferedWriter(draft)) {
                properties.store(writer, null);
            }
            // A crash must not leave half a record.
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file(name), e);
        }
    }

    private Path file(String name) {
        return path.resolve(name + SUFFIX);
    }
}
