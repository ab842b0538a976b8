package io.millrace.agent.tokens;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// A key pair on the curve P-256, for ES256 (RFC 7518, section 3.4).
///
/// @param id the thumbprint of the public key (RFC 7638)
public record SigningKey(String id, PrivateKey privateKey, ECPublicKey publicKey) {
    private static final String CURVE = "secp256r1";
    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// A new pair.
    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            var pair = generator.generateKeyPair();
            return of(pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has the curve " + CURVE, e);
        }
    }

    /// A pair from its two encodings, PKCS #8 (RFC 5208) and SubjectPublicKeyInfo (RFC 5280).
    ///
    /// @throws IllegalArgumentException when they are no such keys, or no pair
    static SigningKey decode(byte[] pkcs8, byte[] publicKeyInfo) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            ECPublicKey known =
                    (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(publicKeyInfo));
            requirePair(secret, known);
            return of(secret, known);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The signing key is not a key for P-256", e);
        }
    }

    /// The x coordinate as a JWK has it (RFC 7518, section 6.2.1.2).
    String x() {
        return coordinate(publicKey.getW().getAffineX());
    }

    /// The y coordinate as a JWK has it (RFC 7518, section 6.2.1.3).
    String y() {
        return coordinate(publicKey.getW().getAffineY());
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }

    private static SigningKey of(PrivateKey secret, ECPublicKey known)
            throws GeneralSecurityException {
        if (known.getParams().getCurve().getField().getFieldSize() != COORDINATE_BYTES * 8) {
            throw new IllegalArgumentException("The signing key is not on the curve P-256");
        }
        SigningKey unnamed = new SigningKey("", secret, known);
        String canonical =
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
                        .formatted(unnamed.x(), unnamed.y());
        byte[] thumbprint =
                MessageDigest.getInstance("SHA-256")
                        .digest(canonical.getBytes(StandardCharsets.UTF_8));
        return new SigningKey(BASE64.encodeToString(thumbprint), secret, known);
    }

    private static void requirePair(PrivateKey secret, ECPublicKey known)
            throws GeneralSecurityException {
        byte[] probe = "probe".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(secret);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(known);
        signature.update(probe);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("The signing key's two halves are no pair");
        }
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(
                Arrays.copyOfRange(bytes, bytes.length - length, bytes.length),
                0,
                padded,
                COORDINATE_BYTES - length,
                length);
        return BASE64.encodeToString(padded);
    }
}
