package io.millrace.sql.engine;

import io.millrace.sql.engine.dialect.CaseFolding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// The tokens of a statement one after the other, each with a blank after it, in UTF-8.
final class NormalText {
    private byte[] bytes = new byte[1024];
    private int size;

    void clear() {
        size = 0;
    }

    /// Adds the stretch of a text, folded.
    void add(String text, int start, int end, CaseFolding folding) {
        reserve(end - start + 1);
        int before = size;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = before;
                beyondAscii(folding.fold(text.substring(start, end)));
                return;
            }
            bytes[size++] = (byte) folding.fold(c);
        }
        bytes[size++] = ' ';
    }

    private void beyondAscii(String token) {
        byte[] encoded = token.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length + 1);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        bytes[size++] = ' ';
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }

    byte[] hash(MessageDigest digest) {
        digest.update(bytes, 0, size);
        return digest.digest();
    }
}
