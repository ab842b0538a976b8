package io.millrace.sql.command.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Cuts a stream of bytes into lines at every line feed. Of a line that is too long nothing is
/// kept.
final class LineReader {
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[CHUNK];
    private int from;
    private int to;
    private long number;

    /// @param longest the longest line, in bytes
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// The next line; empty at the end of the input. Waits for it if it must.
    Optional<Line> next() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        number++;
        ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
        boolean tooLong = false;
        while (true) {
            int end = lineFeed();
            int length = (end < 0 ? to : end) - from;
            tooLong |= kept.size() + (long) length > longest;
            if (tooLong) {
                kept.reset();
            } else {
                kept.write(buffer, from, length);
            }
            from += length;
            if (end >= 0) {
                from++;
                break;
            }
            if (!fill()) {
                break;
            }
        }
        return Optional.of(
                tooLong ? new Line.TooLong(number) : new Line.Text(number, kept.toByteArray()));
    }

    /// Whether more is there without waiting: a whole line, or something to be read.
    boolean isReady() throws IOException {
        return lineFeed() >= 0 || in.available() > 0;
    }

    /// Whether there is anything left.
    private boolean fill() throws IOException {
        while (from == to) {
            int read = in.read(buffer);
            if (read < 0) {
                return false;
            }
            from = 0;
            to = read;
        }
        return true;
    }

    private int lineFeed() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
