package io.millrace.teststack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/// Somebody who signs tokens and publishes the keys to check them with. All issuers are served by
/// one small HTTP server on a free port of 127.0.0.1, with a discovery document each.
///
/// @param name part of the issuer's address
/// @param algorithm how it signs
public record Issuer(String name, Algorithm algorithm) {
    static final String SERVICES = "services/";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The signature algorithms in use, see RFC 7518 section 3.1.
    public enum Algorithm {
        /// What Keycloak signs with unless told otherwise.
        RS256("RSA", "SHA256withRSA"),
        /// What our services sign with.
        ES256("EC", "SHA256withECDSAinP1363Format");

        final String keyType;
        private final String signature;

        Algorithm(String keyType, String signature) {
            this.keyType = keyType;
            this.signature = signature;
        }
    }

    /// Stands in for the realm `millrace` of Keycloak.
    public static Issuer keycloak() {
        return new Issuer("realms/millrace", Algorithm.RS256);
    }

    /// Stands in for a service that signs tokens itself, as `urn:millrace:<service>`.
    public static Issuer service(String service) {
        return new Issuer(SERVICES + service, Algorithm.ES256);
    }

    /// The `iss` of its tokens.
    public String url() {
        return switch (algorithm) {
            case RS256 -> address();
            case ES256 -> "urn:millrace:" + name.substring(SERVICES.length());
        };
    }

    /// Where it can be reached, `http://127.0.0.1:<port>/<name>`.
    public String address() {
        return IssuerServer.baseUrl() + name;
    }

    /// Where its keys can be fetched (JWKS, RFC 7517).
    public String keysUrl() {
        return address() + keysPath();
    }

    String keysPath() {
        return switch (algorithm) {
            case RS256 -> "/protocol/openid-connect/certs";
            case ES256 -> "/.well-known/jwks.json";
        };
    }

    /// Signs with this issuer's key.
    String sign(ObjectNode claims) {
        return sign(claims, SigningKeys.of(this));
    }

    /// Signs with any key of the right kind, claiming to have used this issuer's.
    String sign(ObjectNode claims, KeyPair keys) {
        ObjectNode header = JSON.createObjectNode();
        header.put("alg", algorithm.name()).put("typ", "JWT").put("kid", keyId());
        String content = encoded(header) + "." + encoded(claims);
        return content + "." + BASE64.encodeToString(signature(content, keys.getPrivate()));
    }

    String keyId() {
        return name.replace('/', '-');
    }

    private byte[] signature(String content, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(algorithm.signature);
            signer.initSign(key);
            signer.update(content.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    static String encoded(ObjectNode node) {
        return BASE64.encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }
}
