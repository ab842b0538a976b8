package io.millrace.session.sandboxes.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Removes a tree of files that somebody hostile has made and perhaps still changes. Every name is
/// resolved against an open directory and no symbolic link is followed (`openat`, `unlinkat` with
/// `O_NOFOLLOW`), so nothing outside is reached, however names change meanwhile. A tree may be
/// deeper than there are file descriptors: what lies too deep is first moved up.
final class TreeRemoval {
    /// As deep as a path of the longest names is still short enough to be used.
    private static final int DEEPEST = 12;

    /// What one call removes at most; it takes seconds.
    private static final int SHARE = 50_000;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private final SecureDirectoryStream<Path> top;
    private int left;
    private boolean movedUp;

    private TreeRemoval(SecureDirectoryStream<Path> top, int left) {
        this.top = top;
        this.left = left;
    }

    /// @throws IOException when directories below cannot be removed safely
    static void requireSafe(Path root) throws IOException {
        secure(root).close();
    }

    /// Removes what has a name, of whatever kind it is.
    ///
    /// @param root a directory in which nobody else changes names
    /// @return whether nothing is left; otherwise the rest is for another call
    /// @throws IOException when something cannot be removed
    static boolean remove(Path root, Path name) throws IOException {
        return remove(root, name, SHARE);
    }

    /// The same, with a share of its own.
    static boolean remove(Path root, Path name, int share) throws IOException {
        try (SecureDirectoryStream<Path> parent = secure(root)) {
            if (!isDirectory(parent, name)) {
                deleteFile(parent, name);
                return true;
            }
            int left = share;
            boolean again = true;
            while (again) {
                try (SecureDirectoryStream<Path> top = open(parent, name, root.resolve(name))) {
                    TreeRemoval pass = new TreeRemoval(top, left);
                    if (!pass.empty(top, root.resolve(name), 1)) {
                        return false;
                    }
                    left = pass.left;
                    again = pass.movedUp;
                }
            }
            parent.deleteDirectory(name);
            return true;
        }
    }

    /// @return false when the share is used up
    private boolean empty(SecureDirectoryStream<Path> directory, Path at, int depth)
            throws IOException {
        for (Path entry : directory) {
            Path name = entry.getFileName();
            if (left == 0) {
                return false;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            left--;
            if (!isDirectory(directory, name)) {
                deleteFile(directory, name);
            } else if (!removeDirectory(directory, name, at.resolve(name), depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean removeDirectory(
            SecureDirectoryStream<Path> parent, Path name, Path at, int depth) throws IOException {
        try (SecureDirectoryStream<Path> child = open(parent, name, at)) {
            if (depth == DEEPEST) {
                parent.move(name, top, Path.of(UUID.randomUUID().toString()));
                movedUp = true;
                return true;
            }
            if (!empty(child, at, depth + 1)) {
                return false;
            }
        }
        parent.deleteDirectory(name);
        return true;
    }

    /// Opens a directory, and makes it one of which entries can be removed.
    private static SecureDirectoryStream<Path> open(
            SecureDirectoryStream<Path> parent, Path name, Path at) throws IOException {
        SecureDirectoryStream<Path> opened;
        try {
            opened = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        } catch (AccessDeniedException unreadable) {
            // What cannot be opened can only be changed by its path. Were it a link by now, all
            // that
            // came of it is that its target could be entered by its owner and by nobody else.
            Files.setPosixFilePermissions(at, OWNER_ONLY);
            opened = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        }
        try {
            PosixFileAttributeView view = opened.getFileAttributeView(PosixFileAttributeView.class);
            if (!view.readAttributes().permissions().containsAll(OWNER_ONLY)) {
                view.setPermissions(OWNER_ONLY);
            }
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name)
            throws IOException {
        try {
            return parent.getFileAttributeView(
                            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes()
                    .isDirectory();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /// A link goes itself, and not what it names.
    private static void deleteFile(SecureDirectoryStream<Path> parent, Path name)
            throws IOException {
        try {
            parent.deleteFile(name);
        } catch (NoSuchFileException gone) {
            // That is what was wanted; somebody else was quicker.
        }
    }

    /// For the caller to close.
    @SuppressWarnings("StreamResourceLeak")
    private static SecureDirectoryStream<Path> secure(Path root) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(root);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException("the file system of " + root + " cannot resolve names safely");
    }
}
