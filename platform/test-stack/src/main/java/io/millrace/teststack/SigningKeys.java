package io.millrace.teststack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// The keys of the test issuers, made on first use. They are kept in system properties, because the
/// test and the test resource may be loaded by different class loaders and must use the same.
final class SigningKeys {
    private static final String PROPERTY = "millrace.teststack.keys.";
    private static final int RSA_BITS = 2048;

    /// Length of a coordinate of curve P-256, see RFC 7518 section 6.2.1.2.
    private static final int COORDINATE_BYTES = 32;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SigningKeys() {}

    static KeyPair of(Issuer issuer) {
        String property = PROPERTY + issuer.name();
        synchronized (TestStack.LOCK) {
            String known = System.getProperty(property);
            if (known != null) {
                return decode(known, issuer.algorithm());
            }
            KeyPair made = generate(issuer.algorithm());
            Base64.Encoder base64 = Base64.getEncoder();
            System.setProperty(
                    property,
                    base64.encodeToString(made.getPublic().getEncoded())
                            + " "
                            + base64.encodeToString(made.getPrivate().getEncoded()));
            return made;
        }
    }

    static KeyPair generate(Issuer.Algorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyType);
            switch (algorithm) {
                case RS256 -> generator.initialize(RSA_BITS);
                case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /// The public half as a JSON Web Key Set.
    static ObjectNode keySet(Issuer issuer) {
        PublicKey key = of(issuer).getPublic();
        ObjectNode set = JSON.createObjectNode();
        ObjectNode jwk = set.putArray("keys").addObject();
        jwk.put("kid", issuer.keyId())
                .put("alg", issuer.algorithm().name())
                .put("kty", issuer.algorithm().keyType)
                .put("use", "sig");
        switch (key) {
            case RSAPublicKey rsa ->
                    jwk.put("n", unsigned(rsa.getModulus(), 0))
                            .put("e", unsigned(rsa.getPublicExponent(), 0));
            case ECPublicKey ec ->
                    jwk.put("crv", "P-256")
                            .put("x", unsigned(ec.getW().getAffineX(), COORDINATE_BYTES))
                            .put("y", unsigned(ec.getW().getAffineY(), COORDINATE_BYTES));
            default -> throw new IllegalStateException("no such key is made here: " + key);
        }
        return set;
    }

    private static KeyPair decode(String encoded, Issuer.Algorithm algorithm) {
        String[] halves = encoded.split(" ", -1);
        Base64.Decoder base64 = Base64.getDecoder();
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm.keyType);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(halves[0]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(halves[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the kept key of an issuer cannot be read", e);
        }
    }

    private static String unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] bytes = signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        if (bytes.length < length) {
            byte[] padded = new byte[length];
            System.arraycopy(bytes, 0, padded, length - bytes.length, bytes.length);
            bytes = padded;
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
