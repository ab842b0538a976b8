package io.millrace.agent.tokens;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.trust.Roles;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Signs tokens, each for one call to one service in one user's name (JWT, RFC 7519; the `act`
/// claim as in RFC 8693, section 4.1).
@Singleton
public final class UserTokens {
    /// The `iss` of these tokens.
    public static final String ISSUER = "urn:millrace:agent-service";

    private static final Duration MAX_LIFETIME = Duration.ofMinutes(2);
    private static final String SCOPE = "read write";

    private final UserDirectory directory;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final Duration lifetime;

    /// @throws IllegalStateException when the configured lifetime is longer than services accept
    public UserTokens(
            CachedDirectory directory,
            SigningKeys keys,
            InstantSource clock,
            TokenSettings settings) {
        this.directory = directory;
        this.keys = keys;
        this.clock = clock;
        lifetime = settings.lifetime();
        if (lifetime.compareTo(MAX_LIFETIME) > 0 || lifetime.toSeconds() < 1) {
            throw new IllegalStateException(
                    "millrace.tokens.lifetime must be between 1 s and " + MAX_LIFETIME);
        }
    }

    /// A token for one call.
    ///
    /// @param audience the service that is called, by its name
    public IssuedToken forCallTo(String audience, OnBehalf who) throws InterruptedException {
        return switch (who) {
            case OnBehalf.Run(ActingFor actingFor) -> forCallTo(audience, actingFor);
            case OnBehalf.Request request -> new IssuedToken.Token(request.bearer());
        };
    }

    /// A token for one call within a run.
    ///
    /// @param audience the service that is called, by its name
    public IssuedToken forCallTo(String audience, ActingFor actingFor) throws InterruptedException {
        return switch (directory.standingOf(actingFor.user())) {
            case UserStanding.Active user
                    when Roles.withThoseBelow(user.roles()).contains(Roles.USER) ->
                    new IssuedToken.Token(signed(audience, actingFor, user));
            case UserStanding.Active _ ->
                    new IssuedToken.Refused("The user no longer has the role user");
            case UserStanding.Disabled _ -> new IssuedToken.Refused("The user is disabled");
            case UserStanding.Absent _ -> new IssuedToken.Refused("The user does not exist");
            case UserStanding.Unknown(String why) ->
                    new IssuedToken.Unavailable("The user cannot be looked up: " + why);
        };
    }

    private String signed(String audience, ActingFor actingFor, UserStanding.Active user) {
        SigningKey key = keys.current();
        Instant now = clock.instant();
        JwtClaimsBuilder claims =
                Jwt.issuer(ISSUER)
                        .subject(actingFor.user().value())
                        .audience(audience)
                        .claim("act", Map.of("sub", StreamName.Source.AGENT))
                        .claim("task", actingFor.task().toString())
                        .claim("scope", SCOPE)
                        .claim("realm_access", Map.of("roles", List.copyOf(user.roles())))
                        .preferredUserName(user.username())
                        .issuedAt(now)
                        .expiresAt(now.plus(lifetime))
                        .claim("jti", UUID.randomUUID().toString());
        if (actingFor.run() != null) {
            claims.claim("run", actingFor.run().toString());
        }
        if (!user.groups().isEmpty()) {
            // The builder refuses an empty claim of this name; none means the same.
            claims.claim("groups", List.copyOf(user.groups()));
        }
        return claims.jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.id())
                .sign(key.privateKey());
    }
}
