package io.millrace.trust;

import io.millrace.rest.Caller;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who asks, in the request that is being served.
@ApplicationScoped
public class Callers {
    private final SecurityIdentity identity;

    /// @param identity the identity of the running request
    public Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The caller of the running request.
    ///
    /// @throws UnauthorizedException when there is none
    public Caller current() {
        return of(identity);
    }

    /// The token the caller came with, to be forwarded as it is; never to be logged.
    ///
    /// @throws UnauthorizedException when there is none
    public String bearer() {
        return bearerOf(identity);
    }

    /// The caller an identity stands for.
    public static Caller of(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new UnauthorizedException();
        }
        String name = token.getClaim("preferred_username");
        return new Caller(
                token.getSubject(),
                name == null ? token.getSubject() : name,
                identity.getRoles(),
                strings(token.getClaim("groups")),
                scopes(token),
                identity.getAttribute(TrustedIdentity.ACTOR));
    }

    /// The token an identity came with.
    public static String bearerOf(SecurityIdentity identity) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (credential == null) {
            throw new UnauthorizedException();
        }
        return credential.getToken();
    }

    private static Set<String> scopes(JsonWebToken token) {
        String scope = token.getClaim("scope");
        return scope == null || scope.isBlank() ? Set.of() : Set.of(scope.strip().split(" +"));
    }

    private static Set<String> strings(@Nullable Object claim) {
        return switch (claim) {
            case JsonArray array ->
                    array.getValuesAs(JsonString.class).stream()
                            .map(JsonString::getString)
                            .collect(Collectors.toUnmodifiableSet());
            case Collection<?> collection ->
                    collection.stream()
                            .map(String::valueOf)
                            .collect(Collectors.toUnmodifiableSet());
            case null, default -> Set.of();
        };
    }
}
