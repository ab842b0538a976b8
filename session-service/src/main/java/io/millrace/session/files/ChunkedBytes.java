package io.millrace.session.files;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Keeps files as chunks in PostgreSQL: written in the caller's transaction, read a chunk at a
/// time, each in a short transaction of its own, so that a slow reader holds no connection.
@ApplicationScoped
public class ChunkedBytes implements FileBytes {
    /// How large a chunk is; only the last of a file is smaller.
    static final int CHUNK = 256 * 1024;

    private final FileChunks chunks;

    public ChunkedBytes(FileChunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public void write(FileId file, InputStream bytes) throws IOException {
        int number = 0;
        for (byte[] chunk = bytes.readNBytes(CHUNK);
                chunk.length > 0;
                chunk = bytes.readNBytes(CHUNK)) {
            chunks.insert(file, number++, chunk);
        }
    }

    @Override
    public void copy(FileId from, FileId to) {
        chunks.copy(from, to);
    }

    @Override
    public void read(FileId file, long from, long length, OutputStream to) throws IOException {
        long at = from;
        long left = length;
        while (left > 0) {
            int skip = (int) (at % CHUNK);
            int most = (int) Math.min(left, (long) CHUNK - skip);
            byte[] piece =
                    chunks.part(file, (int) (at / CHUNK), skip, most)
                            .orElseThrow(() -> new IOException("The file " + file + " is gone"));
            if (piece.length < most) {
                throw new IOException("The file " + file + " is shorter than it should be");
            }
            to.write(piece);
            at += piece.length;
            left -= piece.length;
        }
    }
}
