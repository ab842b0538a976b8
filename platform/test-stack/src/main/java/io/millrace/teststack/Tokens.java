package io.millrace.teststack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Access tokens for tests. A token from [#user] looks like one of Keycloak's; the other methods
/// change one thing about it, each returning a new description.
///
/// ```java
/// Tokens.user("alice").roles("user").groups("emea").token();
/// Tokens.actingFor("alice", "agent-service").audience("session-service").token();
/// Tokens.user("mallory").roles("admin").signedBySomebodyElse().token(); // must be refused
/// ```
///
/// @param issuer who signs
/// @param username the user's name
/// @param roles realm roles
/// @param groups plain names of groups
/// @param audience whom it is for
/// @param issuedAt when it was made
/// @param lifetime how long it is valid from then
/// @param actor service that acts for the user (`act`, RFC 8693 section 4.1)
/// @param forged whether a key is used that nobody published
/// @param extra further claims, or other values of those above
public record Tokens(
        Issuer issuer,
        String username,
        List<String> roles,
        List<String> groups,
        String audience,
        Instant issuedAt,
        Duration lifetime,
        @Nullable String actor,
        boolean forged,
        ObjectNode extra) {
    /// The audience of every access token of the realm.
    public static final String AUDIENCE = "millrace";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration SERVICE_LIFETIME = Duration.ofMinutes(2);

    /// Copies what can change.
    public Tokens {
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
        extra = extra.deepCopy();
    }

    /// A user's own token, of the role `user` and no group unless told otherwise.
    public static Tokens user(String username) {
        return new Tokens(
                Issuer.keycloak(),
                username,
                List.of("user"),
                List.of(),
                AUDIENCE,
                Instant.now(),
                LIFETIME,
                null,
                false,
                JSON.createObjectNode());
    }

    /// A token that a service made to act for a user in a run, signed with the service's own key.
    /// It is for one callee: name that service with [#audience].
    public static Tokens actingFor(String username, String service) {
        return user(username)
                .from(Issuer.service(service))
                .actor(service)
                .validFor(SERVICE_LIFETIME)
                .claim("run", UUID.randomUUID());
    }

    /// The `sub` of that user: always the same for the same name.
    public static UUID userId(String username) {
        return UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8));
    }

    /// With exactly these realm roles.
    public Tokens roles(String... names) {
        return new Tokens(
                issuer,
                username,
                List.of(names),
                groups,
                audience,
                issuedAt,
                lifetime,
                actor,
                forged,
                extra);
    }

    /// In exactly these groups.
    public Tokens groups(String... names) {
        return new Tokens(
                issuer,
                username,
                roles,
                List.of(names),
                audience,
                issuedAt,
                lifetime,
                actor,
                forged,
                extra);
    }

    /// Signed by another issuer.
    public Tokens from(Issuer other) {
        return new Tokens(
                other, username, roles, groups, audience, issuedAt, lifetime, actor, forged, extra);
    }

    /// Meant for somebody else.
    public Tokens audience(String other) {
        return new Tokens(
                issuer, username, roles, groups, other, issuedAt, lifetime, actor, forged, extra);
    }

    /// Claiming that this service acts, whoever the issuer is.
    public Tokens actor(String service) {
        return new Tokens(
                issuer, username, roles, groups, audience, issuedAt, lifetime, service, forged,
                extra);
    }

    /// Valid for this long from when it was made.
    public Tokens validFor(Duration time) {
        return new Tokens(
                issuer, username, roles, groups, audience, issuedAt, time, actor, forged, extra);
    }

    /// Made at another time.
    public Tokens issuedAt(Instant time) {
        return new Tokens(
                issuer, username, roles, groups, audience, time, lifetime, actor, forged, extra);
    }

    /// Valid until an hour ago.
    public Tokens expired() {
        return issuedAt(Instant.now().minus(lifetime).minus(Duration.ofHours(1)));
    }

    /// Naming the issuer and its key, but signed with a key that the issuer never had.
    public Tokens signedBySomebodyElse() {
        return new Tokens(
                issuer, username, roles, groups, audience, issuedAt, lifetime, actor, true, extra);
    }

    /// Without that claim.
    public Tokens without(String name) {
        return claim(name, JSON.nullNode());
    }

    /// With one more claim, or another value for one that is there.
    public Tokens claim(String name, Object value) {
        ObjectNode more = extra.deepCopy();
        more.set(name, JSON.valueToTree(value));
        return new Tokens(
                issuer, username, roles, groups, audience, issuedAt, lifetime, actor, forged, more);
    }

    /// The signed token.
    public String token() {
        return forged
                ? issuer.sign(claims(), SigningKeys.generate(issuer.algorithm()))
                : issuer.sign(claims());
    }

    /// The signed token, changed afterwards: it now names another user, with the old signature.
    public String tamperedToken(String otherUsername) {
        String[] parts = token().split("\\.", -1);
        ObjectNode changed = claims();
        changed.put("sub", userId(otherUsername).toString());
        changed.put("preferred_username", otherUsername);
        return parts[0] + "." + Issuer.encoded(changed) + "." + parts[2];
    }

    /// The token without a signature, `alg` saying so (RFC 8725 section 2.1).
    public String unsignedToken() {
        ObjectNode header = JSON.createObjectNode().put("alg", "none").put("typ", "JWT");
        return Issuer.encoded(header) + "." + Issuer.encoded(claims()) + ".";
    }

    private ObjectNode claims() {
        String displayName =
                username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1);
        ObjectNode claims = JSON.createObjectNode();
        claims.put("iss", issuer.url())
                .put("sub", userId(username).toString())
                .put("aud", audience)
                .put("iat", issuedAt.getEpochSecond())
                .put("exp", issuedAt.plus(lifetime).getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .put("typ", "Bearer")
                .put("azp", "millrace-cli")
                .put("preferred_username", username)
                .put("name", displayName)
                .put("email", username + "@example.org");
        claims.putObject("realm_access").set("roles", JSON.valueToTree(roles));
        claims.set("groups", JSON.valueToTree(groups));
        if (actor != null) {
            claims.putObject("act").put("sub", actor);
        }
        extra.properties()
                .forEach(claim -> {
                    if (claim.getValue().isNull()) {
                        claims.remove(claim.getKey());
                    } else {
                        claims.set(claim.getKey(), claim.getValue());
                    }
                });
        return claims;
    }
}
