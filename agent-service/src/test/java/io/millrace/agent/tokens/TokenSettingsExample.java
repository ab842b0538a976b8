package io.millrace.agent.tokens;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Token settings without a configuration.
///
/// @param realm the realm's address
public record TokenSettingsExample(Duration believed, URI realm)
        implements TokenSettings, TokenSettings.Keycloak {
    public static TokenSettingsExample believing(Duration believed) {
        return new TokenSettingsExample(believed, URI.create("http://127.0.0.1/realms/test"));
    }

    @Override
    public Optional<Path> signingKey() {
        return Optional.empty();
    }

    @Override
    public Duration lifetime() {
        return Duration.ofMinutes(1);
    }

    @Override
    public DirectoryKind directory() {
        return DirectoryKind.KEYCLOAK;
    }

    @Override
    public Keycloak keycloak() {
        return this;
    }

    @Override
    public Map<String, FixedUser> fixed() {
        return Map.of();
    }

    @Override
    public Optional<URI> realmUrl() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> jwksUri() {
        return Optional.of(URI.create(realm + "/protocol/openid-connect/certs"));
    }

    @Override
    public URI issuer() {
        return URI.create("http://unreachable.invalid/realms/test");
    }

    @Override
    public String clientId() {
        return "millrace-agent";
    }

    @Override
    public Optional<String> clientSecret() {
        return Optional.of("s&cret");
    }
}
