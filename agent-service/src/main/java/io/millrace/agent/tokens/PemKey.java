package io.millrace.agent.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// Reads a key pair from a PEM file (RFC 7468) that holds both halves, as this makes one:
///
/// ```sh
/// openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out agent.pem
/// openssl pkey -in agent.pem -pubout >> agent.pem
/// ```
final class PemKey {
    private PemKey() {}

    /// @throws IllegalStateException saying what is missing, nothing of what is there
    static SigningKey read(Path file) {
        try {
            String text = Files.readString(file);
            return SigningKey.decode(
                    block(file, text, "PRIVATE KEY"), block(file, text, "PUBLIC KEY"));
        } catch (IOException e) {
            throw new IllegalStateException("The signing key " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The signing key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static byte[] block(Path file, String text, String label) {
        String opening = "-----BEGIN " + label + "-----";
        int start = text.indexOf(opening);
        int end = text.indexOf("-----END " + label + "-----");
        if (start < 0 || end < start) {
            throw new IllegalStateException("The signing key " + file + " has no block " + label);
        }
        return Base64.getMimeDecoder().decode(text.substring(start + opening.length(), end));
    }
}
