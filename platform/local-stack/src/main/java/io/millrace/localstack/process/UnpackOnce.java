package io.millrace.localstack.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Folders that are made once and then only read, such as an unpacked server.
public final class UnpackOnce {
    private UnpackOnce() {}

    /// Fills an empty folder.
    @FunctionalInterface
    public interface Filler {
        /// Writes everything that belongs into the folder.
        ///
        /// @param folder an empty folder
        void fill(Path folder) throws IOException;
    }

    /// The folder, made now if it is not there. Several processes may do so at the same time: each
    /// fills a draft, and the first to finish wins; the drafts of the others, and of a filler that
    /// fails, are deleted.
    ///
    /// @param target absolute path whose name tells the version of what it holds
    public static Path folder(Path target, Filler filler) {
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(target.getParent());
            Path draft =
                    target.resolveSibling(
                            target.getFileName()
                                    + ".draft-"
                                    + ProcessHandle.current().pid()
                                    + "-"
                                    + System.nanoTime());
            make(draft, target, filler);
            return target;
        } catch (IOException e) {
            throw new ComponentFailure(
                    "millrace",
                    "cannot make "
                            + target
                            + " ("
                            + e
                            + "); MILLRACE_CACHE names another folder for it.",
                    e);
        }
    }

    private static void make(Path draft, Path target, Filler filler) throws IOException {
        boolean moved = false;
        try {
            Files.createDirectory(draft);
            filler.fill(draft);
            Files.move(draft, target);
            moved = true;
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        } finally {
            if (!moved) {
                Trees.delete(draft);
            }
        }
    }

    /// Unpacks a tar stream, keeping symbolic links and the executable bit.
    ///
    /// @param strip how many leading folders of each entry's name to leave out
    /// @throws IOException also if an entry points out of the folder
    public static void untar(InputStream tar, Path folder, int strip) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new BufferedInputStream(tar))) {
            for (TarArchiveEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path name = Path.of(entry.getName()).normalize();
                if (name.getNameCount() <= strip || name.toString().isEmpty()) {
                    continue;
                }
                Path path = folder.resolve(name.subpath(strip, name.getNameCount())).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("the archive points outside: " + entry.getName());
                }
                write(entry, entries, path, folder);
            }
        }
    }

    private static void write(
            TarArchiveEntry entry, TarArchiveInputStream entries, Path path, Path folder)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Path target = Path.of(entry.getLinkName());
            if (!path.resolveSibling(target).normalize().startsWith(folder)) {
                throw new IOException("the archive links outside: " + entry.getName());
            }
            Files.createSymbolicLink(path, target);
        } else if (entry.isFile()) {
            Files.copy(entries, path);
            if ((entry.getMode() & 0100) != 0) {
                makeExecutable(path);
            }
        }
    }

    /// Lets everybody read and execute the file.
    public static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.addAll(
                Set.of(
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.GROUP_EXECUTE,
                        PosixFilePermission.OTHERS_READ,
                        PosixFilePermission.OTHERS_EXECUTE));
        Files.setPosixFilePermissions(file, permissions);
    }
}
