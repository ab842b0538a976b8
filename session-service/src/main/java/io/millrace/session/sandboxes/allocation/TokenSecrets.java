package io.millrace.session.sandboxes.allocation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Tokens of what this service itself lends: `<id of the row>.<256 random bits in Base64url>`. The
/// id finds the row, the whole is compared by its hash.
public final class TokenSecrets {
    private static final int SECRET_BYTES = 32;
    private static final int ID_LENGTH = 36;

    private TokenSecrets() {}

    /// A new one.
    public static BorrowToken next(UUID row) {
        byte[] secret = new byte[SECRET_BYTES];
        // Not kept in a static field: a native image would carry a seed from its build.
        new SecureRandom().nextBytes(secret);
        return new BorrowToken(
                row + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// The row that a token says it is of; empty when it is none of ours.
    public static Optional<UUID> rowOf(BorrowToken token) {
        String text = token.value();
        if (text.length() <= ID_LENGTH || text.charAt(ID_LENGTH) != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text.substring(0, ID_LENGTH)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// What is stored: SHA-256.
    public static byte[] hash(BorrowToken token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// In a time that tells nothing of how much of it is right.
    public static boolean matches(BorrowToken token, byte[] hash) {
        return MessageDigest.isEqual(hash(token), hash);
    }
}
