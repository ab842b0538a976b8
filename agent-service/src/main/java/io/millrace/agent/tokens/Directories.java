package io.millrace.agent.tokens;

import io.millrace.agent.calls.PeerSettings;
import io.millrace.agent.calls.ServiceCalls;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;

/// Chooses the directory that the configuration names.
@Singleton
public final class Directories {

    @Produces
    @Singleton
    @Behind
    UserDirectory configured(
            TokenSettings settings, PeerSettings peers, ServiceCalls calls, InstantSource clock) {
        return switch (settings.directory()) {
            case KEYCLOAK -> new KeycloakDirectory(settings.keycloak(), peers, calls, clock);
            case FIXED -> fixed(settings);
        };
    }

    private static FixedDirectory fixed(TokenSettings settings) {
        FixedDirectory directory = new FixedDirectory();
        settings.fixed()
                .forEach((id, user) ->
                        directory.put(
                                new UserId(id),
                                new UserStanding.Active(
                                        user.username(),
                                        user.roles(),
                                        user.groups().orElse(Set.of()))));
        return directory;
    }
}
