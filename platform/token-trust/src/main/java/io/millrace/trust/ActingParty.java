package io.millrace.trust;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who uses a token: the user, or a service in the user's name (the `act` claim of RFC 8693,
/// section 4.1).
sealed interface ActingParty {
    /// The issuer of tokens that agent-service signs.
    String AGENT_ISSUER = "urn:millrace:agent-service";

    /// The name under which agent-service acts.
    String AGENT = "agent-service";

    /// The longest life of a token signed for one call.
    Duration MAX_LIFE = Duration.ofMinutes(2);

    /// The user, with a token of the identity provider.
    record Self() implements ActingParty {}

    /// A service of ours.
    record Service(String name) implements ActingParty {}

    /// Nobody we trust; `why` is for the log, not for the caller.
    record Untrusted(String why) implements ActingParty {}

    /// Judges a token whose signature, issuer, audience and expiry hold.
    static ActingParty of(JsonWebToken token) {
        boolean byAgent = AGENT_ISSUER.equals(token.getIssuer());
        Optional<String> actor = actor(token);
        if (!byAgent) {
            return token.containsClaim("act")
                    ? new Untrusted("an act claim from an issuer that may not delegate")
                    : new Self();
        }
        if (!actor.equals(Optional.of(AGENT))) {
            return new Untrusted("an act claim that is not the issuer's own");
        }
        if (!token.containsClaim("run") && !token.containsClaim("task")) {
            return new Untrusted("no run or task to act for");
        }
        long life = token.getExpirationTime() - token.getIssuedAtTime();
        if (life > MAX_LIFE.toSeconds()) {
            return new Untrusted("a life of " + life + " s");
        }
        return new Service(AGENT);
    }

    private static Optional<String> actor(JsonWebToken token) {
        Object act = token.getClaim("act");
        return act instanceof JsonObject object && object.get("sub") instanceof JsonString subject
                ? Optional.of(subject.getString())
                : Optional.empty();
    }
}
