package io.millrace.localstack.stack;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Folders;
import io.millrace.localstack.process.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The folder that keeps everything between starts. A file in it says that Millrace made it, so
/// that a folder that was named by mistake is neither filled nor emptied.
///
/// @param path the folder; it need not exist
public record DataFolder(Path path) {
    private static final String MARKER = ".millrace";
    private static final String MARKER_TEXT =
            "A data folder of Millrace: ./millrace reset empties it.\n";

    /// All that Millrace puts there itself.
    private static final Set<String> PARTS =
            Set.of(
                    Stack.POSTGRES,
                    // Where a cluster is made before it is moved to its place.
                    Stack.POSTGRES + ".draft",
                    Stack.REDIS,
                    Stack.KEYCLOAK,
                    "run",
                    "logs");

    /// Every start of a version without the marker made this file first of all.
    private static final String EARLIER_LOCK = "run/launcher.lock";

    /// What is found where the data folder should be.
    public enum State {
        /// Nothing.
        ABSENT,
        /// An empty folder.
        EMPTY,
        /// A data folder.
        OURS,
        /// A folder with files of somebody else.
        FOREIGN
    }

    /// Looks; changes nothing.
    ///
    /// @throws ComponentFailure if it is no folder or cannot be listed
    public State state() {
        if (!Files.exists(path)) {
            return State.ABSENT;
        }
        if (!Files.isDirectory(path)) {
            throw unusable("is no folder");
        }
        List<String> names = names();
        if (names.isEmpty()) {
            return State.EMPTY;
        }
        boolean ours =
                names.contains(MARKER)
                        || (PARTS.containsAll(names) && Files.exists(path.resolve(EARLIER_LOCK)));
        return ours ? State.OURS : State.FOREIGN;
    }

    /// Makes the folder and marks it, if that was not done before.
    ///
    /// @throws ComponentFailure if it holds files of somebody else or cannot be written to
    public void adopt() {
        switch (state()) {
            case OURS, EMPTY, ABSENT -> mark();
            case FOREIGN ->
                    throw unusable(
                            "holds files that Millrace did not make, so nothing was started");
        }
    }

    /// Deletes all that Millrace keeps there. Nothing may run.
    ///
    /// @return names of what is somebody else's, and therefore still there
    /// @throws ComponentFailure if Millrace did not make the folder
    public List<String> clear() {
        return switch (state()) {
            case ABSENT, EMPTY -> List.of();
            case OURS -> deleteParts();
            case FOREIGN ->
                    throw unusable(
                            "holds files that Millrace did not make, so nothing was deleted");
        };
    }

    private void mark() {
        Folders.requireWritable(path, "the data folder", "MILLRACE_HOME");
        Path marker = path.resolve(MARKER);
        try {
            Files.createDirectories(path);
            if (!Files.exists(marker)) {
                Files.writeString(marker, MARKER_TEXT);
            }
        } catch (IOException e) {
            throw new ComponentFailure(
                    "millrace",
                    "the data folder " + path + " cannot be made (" + e + "): see MILLRACE_HOME.",
                    e);
        }
    }

    private List<String> deleteParts() {
        try {
            for (String part : PARTS) {
                Trees.delete(path.resolve(part));
            }
            List<String> left = names().stream().filter(name -> !name.equals(MARKER)).toList();
            if (left.isEmpty()) {
                // Last, so that a reset that was interrupted can be repeated.
                Files.deleteIfExists(path.resolve(MARKER));
            }
            return left;
        } catch (IOException e) {
            throw new ComponentFailure("millrace", "cannot empty " + path + " (" + e + ").", e);
        }
    }

    private List<String> names() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw unusable("cannot be listed");
        }
    }

    private ComponentFailure unusable(String why) {
        return new ComponentFailure(
                "millrace", path + " " + why + "; name another data folder in MILLRACE_HOME.");
    }
}
