package io.millrace.session.mutations;

import io.millrace.rest.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A request that its caller has named, or one element of the array in its body.
///
/// @param user the caller; each has keys of their own
/// @param operation what was asked for; each has keys of its own
/// @param key the caller's name for it
/// @param element its place in the array, from 0; [#WHOLE] for the request itself
/// @param fingerprint of path, query and body: a repeat has the same
record Call(String user, String operation, IdempotencyKey key, int element, String fingerprint) {
    static final int WHOLE = -1;

    static Call of(String user, String operation, IdempotencyKey key, String target, byte[] body) {
        return new Call(user, operation, key, WHOLE, fingerprint(target, body));
    }

    Call element(int index) {
        return new Call(user, operation, key, index, fingerprint);
    }

    private static String fingerprint(String target, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(target.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
