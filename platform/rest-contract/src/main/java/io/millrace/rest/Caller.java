package io.millrace.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks, as a validated token says.
///
/// @param userId the token's `sub`
/// @param name for people
/// @param roles Keycloak realm roles
/// @param groups Keycloak groups, plain names
/// @param scopes what the token may be used for; empty for a person's own token, which may all
/// @param actor the service that acts in the user's name, null when it is the user
public record Caller(
        String userId,
        String name,
        Set<String> roles,
        Set<String> groups,
        Set<String> scopes,
        @Nullable String actor) {
    public Caller {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        scopes = Set.copyOf(scopes);
    }
}
