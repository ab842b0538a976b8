package io.millrace.agent.tokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tokens this service signs, and where it looks users up.
@ConfigMapping(prefix = "millrace.tokens")
public interface TokenSettings {
    /// A PEM file with the private and the public key (P-256); `MILLRACE_AGENT_SIGNING_KEY`.
    /// Without one the service makes a key and keeps it in its database, where all instances find
    /// it.
    Optional<Path> signingKey();

    /// How long a token is valid; at most two minutes.
    @WithDefault("60S")
    Duration lifetime();

    /// How long what the directory said is believed; at most a minute.
    @WithDefault("30S")
    Duration believed();

    /// Which directory is asked.
    @WithDefault("keycloak")
    DirectoryKind directory();

    /// Keycloak's admin API.
    Keycloak keycloak();

    /// The users of the fixed directory, by id.
    Map<String, FixedUser> fixed();

    /// Which adapter is used.
    enum DirectoryKind {
        /// Keycloak's admin REST API.
        KEYCLOAK,
        /// The list in the configuration, for tests.
        FIXED
    }

    /// Keycloak's admin API.
    interface Keycloak {
        /// The realm as this service reaches it, `http://host:port/realms/name`.
        Optional<URI> realmUrl();

        /// Where Keycloak's keys are; the realm is found from it when its URL is not given.
        Optional<URI> jwksUri();

        /// The issuer in Keycloak's tokens; the realm is found from it when nothing else is given.
        URI issuer();

        /// The client this service is, with the right to view users.
        @WithDefault("millrace-agent")
        String clientId();

        /// Its secret; `MILLRACE_AGENT_CLIENT_SECRET`.
        Optional<String> clientSecret();
    }

    /// A user of the fixed directory.
    interface FixedUser {
        /// For people.
        String username();

        /// Realm roles.
        Set<String> roles();

        /// Plain names of groups.
        Optional<Set<String>> groups();
    }
}
