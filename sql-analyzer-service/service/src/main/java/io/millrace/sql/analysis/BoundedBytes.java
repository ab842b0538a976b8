package io.millrace.sql.analysis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Keeps what is written, up to a number of bytes.
final class BoundedBytes extends OutputStream {
    /// More was written than is kept.
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(int most) {
            super("More than " + most + " bytes");
        }
    }

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    BoundedBytes(int most) {
        this.most = most;
    }

    @Override
    public void write(int b) throws Exceeded {
        admit(1);
        kept.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws Exceeded {
        admit(length);
        kept.write(bytes, offset, length);
    }

    byte[] toByteArray() {
        return kept.toByteArray();
    }

    private void admit(int length) throws Exceeded {
        if (length > most - kept.size()) {
            throw new Exceeded(most);
        }
    }
}
