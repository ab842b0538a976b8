package io.millrace.trust;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/// Applies our own rules to every identity that a token has given: only a user, or a service that
/// may act for one, passes; the role ladder is filled in downwards.
@ApplicationScoped
public class TrustedIdentity implements SecurityIdentityAugmentor {
    /// The identity attribute that names the service acting for the user.
    static final String ACTOR = "millrace.actor";

    private static final Logger LOG = Logger.getLogger(TrustedIdentity.class);

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return switch (ActingParty.of(token)) {
            case ActingParty.Self _ -> Uni.createFrom().item(laddered(identity).build());
            case ActingParty.Service service ->
                    Uni.createFrom()
                            .item(laddered(identity).addAttribute(ACTOR, service.name()).build());
            case ActingParty.Untrusted untrusted -> {
                LOG.debugf("A token is refused: %s", untrusted.why());
                yield Uni.createFrom().failure(new AuthenticationFailedException());
            }
        };
    }

    private static QuarkusSecurityIdentity.Builder laddered(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder(identity)
                .addRoles(Roles.withThoseBelow(identity.getRoles()));
    }
}
