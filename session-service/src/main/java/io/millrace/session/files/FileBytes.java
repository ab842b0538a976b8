package io.millrace.session.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Where the bytes of files are kept. Neither direction may hold more than a piece of a file in
/// memory. A store that can takes part in the caller's transaction; one that cannot must be able to
/// tell later which files were never committed.
public interface FileBytes {
    /// Keeps the bytes of a new file.
    ///
    /// @throws IOException when they cannot be read
    void write(FileId file, InputStream bytes) throws IOException;

    /// Keeps the bytes of a file for another file too.
    void copy(FileId from, FileId to);

    /// Hands out a part of a file.
    ///
    /// @param from the first byte, from 0
    /// @param length how many, within the file
    /// @throws IOException when they cannot be written, or are no longer there
    void read(FileId file, long from, long length, OutputStream to) throws IOException;
}
