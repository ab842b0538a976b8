package io.millrace.gateway.entrance;

import io.millrace.rest.Caller;
import io.millrace.trust.Callers;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What a long connection keeps of whoever opened it.
///
/// @param caller who it is
/// @param bearer the token, to ask services in the caller's name; never to be logged
/// @param expiry when the token ends
public record Credential(Caller caller, String bearer, Instant expiry) {

    /// @param identity of a validated token
    public static Credential of(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        return new Credential(
                Callers.of(identity),
                Callers.bearerOf(identity),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /// How long the token still holds; at least a millisecond.
    public Duration remaining() {
        Duration rest = Duration.between(Instant.now(), expiry);
        return rest.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : rest;
    }

    /// Without the token.
    @Override
    public String toString() {
        return "Credential[" + caller.userId() + ", until " + expiry + "]";
    }
}
