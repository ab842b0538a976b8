package io.millrace.localstack.process;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.OptionalInt;

/// As whom a program runs that refuses to run as root.
///
/// @param prefix command put in front of the program's own; it replaces itself by the program, so
///   the pid is the program's
/// @param owner the user its files must belong to; empty if the caller's own files do
public record RunAs(List<String> prefix, OptionalInt owner) {
    /// Whoever runs this virtual machine.
    public static final RunAs CALLER = new RunAs(List.of(), OptionalInt.empty());

    /// The user `nobody` of every Linux.
    private static final int NOBODY = 65534;

    /// Copies the list.
    public RunAs {
        prefix = List.copyOf(prefix);
    }

    /// Whether this virtual machine runs as root.
    public static boolean root() {
        return new UnixSystem().getUid() == 0;
    }

    /// The caller itself if it is an ordinary user; else `nobody`, or if the machine does not allow
    /// that, the caller in a user namespace where it does not look like root.
    ///
    /// @throws ComponentFailure if the caller is root and there is no way to give that up
    public static RunAs ordinaryUser(String component) {
        if (!root()) {
            return CALLER;
        }
        List<String> setpriv =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (Executables.canRun(setpriv)) {
            return new RunAs(setpriv, OptionalInt.of(NOBODY));
        }
        List<String> unshare = List.of("unshare", "--user");
        if (Executables.canRun(unshare)) {
            return new RunAs(unshare, OptionalInt.empty());
        }
        throw new ComponentFailure(
                component,
                "refuses to run as root, and neither setpriv nor unshare (util-linux) works here."
                        + " Run this as an ordinary user.");
    }

    /// Gives a file or a whole folder to the user the program runs as.
    public void own(Path tree) {
        if (owner.isEmpty()) {
            return;
        }
        Integer uid = owner.getAsInt();
        try {
            Files.walkFileTree(
                    tree,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                                throws IOException {
                            return give(file);
                        }

                        @Override
                        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
                                throws IOException {
                            return give(folder);
                        }

                        private FileVisitResult give(Path path) throws IOException {
                            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                            Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + tree + " to user " + uid, e);
        }
    }
}
