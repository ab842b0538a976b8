package io.millrace.session.sandboxes.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The directory below which all that is lent lies: `<root>/sandbox-<id>`. The name is made of an
/// id and of nothing that anybody says, so none leads out of the root; whatever else lies there is
/// left alone.
@Singleton
public class LocalRoot {
    static final String KEY = "millrace.sandboxes.local.root";

    private static final Pattern NAME =
            Pattern.compile("sandbox-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Optional<String> configured;

    LocalRoot(SandboxConfig config) {
        configured = config.local().root().filter(text -> !text.isBlank());
    }

    /// The root as rows name it.
    String name() {
        return path().toString();
    }

    /// What a borrower is told.
    ObjectNode item(UUID id) {
        return JsonNodeFactory.instance.objectNode().put("directory", of(id).toString());
    }

    /// Makes the root where there is none.
    ///
    /// @throws IllegalStateException when it is not configured or cannot be one
    public void prepare() {
        Path root = path();
        try {
            Files.createDirectories(root, OWNER_ONLY);
        } catch (IOException e) {
            throw new IllegalStateException(KEY + ": " + root + " cannot be made: " + e, e);
        }
        if (!Files.isWritable(root)) {
            throw new IllegalStateException(KEY + ": " + root + " cannot be written to");
        }
        try {
            TreeRemoval.requireSafe(root);
        } catch (IOException e) {
            throw new IllegalStateException(KEY + ": " + e.getMessage(), e);
        }
    }

    /// Makes a directory that nobody but the service's user can enter. One that is there already
    /// stays as it is: it was lent before.
    void make(UUID id) throws IOException {
        Path directory = of(id);
        try {
            Files.createDirectory(directory, OWNER_ONLY);
        } catch (FileAlreadyExistsException before) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(directory.toString());
            }
        }
    }

    /// Removes a directory with all that is in it, or a good part of it.
    ///
    /// @return whether nothing is left
    boolean remove(UUID id) throws IOException {
        return TreeRemoval.remove(path(), of(id).getFileName());
    }

    /// The directories that lie there.
    ///
    /// @param atMost no more than these
    Set<UUID> present(int atMost) throws IOException {
        Set<UUID> present = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path())) {
            for (Path entry : entries) {
                Matcher name = NAME.matcher(entry.getFileName().toString());
                if (name.matches() && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    present.add(UUID.fromString(name.group(1)));
                    if (present.size() == atMost) {
                        break;
                    }
                }
            }
        }
        return present;
    }

    private Path of(UUID id) {
        return path().resolve("sandbox-" + id);
    }

    private Path path() {
        Path root =
                Path.of(
                        configured.orElseThrow(() ->
                                new IllegalStateException(
                                        "millrace.sandboxes.allocator is local, which needs "
                                                + KEY)));
        if (!root.isAbsolute()) {
            throw new IllegalStateException(KEY + " must be an absolute path");
        }
        return root.normalize();
    }
}
