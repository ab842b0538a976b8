package io.millrace.agent.tokens;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A JWK set (RFC 7517, section 5) of public keys.
@Schema(name = "Jwks")
public record Jwks(List<Jwk> keys) {
    public Jwks {
        keys = List.copyOf(keys);
    }

    /// A public key on the curve P-256 (RFC 7518, section 6.2.1).
    @Schema(name = "Jwk")
    public record Jwk(
            String kty, String crv, String x, String y, String kid, String alg, String use) {}

    static Jwks of(List<SigningKey> keys) {
        return new Jwks(
                keys.stream()
                        .map(key ->
                                new Jwk("EC", "P-256", key.x(), key.y(), key.id(), "ES256", "sig"))
                        .toList());
    }
}
