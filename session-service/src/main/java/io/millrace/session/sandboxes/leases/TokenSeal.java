package io.millrace.session.sandboxes.leases;

import io.millrace.session.sandboxes.allocation.AllocatorChoice;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts the tokens that have to be presented later: AES-256 in Galois/Counter Mode (NIST SP
/// 800-38D) with a random nonce in front, bound to the lease's id, so that a row is worth nothing
/// in another's place.
@Singleton
public class TokenSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final AllocatorChoice choice;
    private final Optional<String> key;
    private final SecureRandom random = new SecureRandom();

    TokenSeal(SandboxConfig config) {
        choice = config.allocator();
        key = config.tokenKey();
    }

    /// A missing or wrong key is found at start, not by the first session.
    void check(@Observes StartupEvent event) {
        if (choice != AllocatorChoice.NONE) {
            requireKey();
        }
    }

    byte[] seal(UUID lease, BorrowToken token) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = sealed(lease, token, nonce);
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return all;
    }

    /// @return empty when it was sealed with another key or for another lease
    Optional<BorrowToken> open(UUID lease, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        try {
            byte[] text = run(Cipher.DECRYPT_MODE, lease, nonce, rest);
            return Optional.of(new BorrowToken(new String(text, StandardCharsets.UTF_8)));
        } catch (AEADBadTagException foreign) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, e);
        }
    }

    /// By this two leases of one loan are recognised.
    static byte[] hash(BorrowToken token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.value().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private byte[] sealed(UUID lease, BorrowToken token, byte[] nonce) {
        try {
            return run(
                    Cipher.ENCRYPT_MODE,
                    lease,
                    nonce,
                    token.value().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, e);
        }
    }

    private byte[] run(int mode, UUID lease, byte[] nonce, byte[] text)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, requireKey(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(lease.toString().getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text);
    }

    private SecretKeySpec requireKey() {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.orElse("").strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException notBase64) {
            throw badKey();
        }
        throw badKey();
    }

    /// Says nothing of the key.
    private static IllegalStateException badKey() {
        return new IllegalStateException(
                "millrace.sandboxes.token-key must be " + KEY_BYTES + " bytes in Base64");
    }
}
