package io.millrace.gateway.entrance;

import io.millrace.rest.ErrorCode;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lets a request pass that comes from somebody with a role. The token is validated here, on first
/// use, and not by a filter, so that every refusal has the error body.
@ApplicationScoped
public class Gatekeeper {
    private static final Logger LOG = Logger.getLogger(Gatekeeper.class);

    private final Refusal refusal;

    public Gatekeeper(Refusal refusal) {
        this.refusal = refusal;
    }

    /// Calls back on the request's own context with who calls, or answers 401 or 403.
    ///
    /// @param role the least role of the ladder that may pass
    public void admit(RoutingContext request, String role, Consumer<SecurityIdentity> admitted) {
        Context context = request.vertx().getOrCreateContext();
        // What of the body arrives meanwhile must wait for whoever reads it.
        request.request().pause();
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .subscribe()
                .with(
                        identity -> on(context, () -> judge(request, role, identity, admitted)),
                        failure -> on(context, () -> refuse(request, failure)));
    }

    private void judge(
            RoutingContext request,
            String role,
            @Nullable SecurityIdentity identity,
            Consumer<SecurityIdentity> admitted) {
        if (identity == null || identity.isAnonymous()) {
            refusal.send(request, ErrorCode.UNAUTHENTICATED, "This needs a credential");
        } else if (!identity.hasRole(role)) {
            refusal.send(request, ErrorCode.FORBIDDEN, "The caller may not do this");
        } else {
            admitted.accept(identity);
        }
    }

    private void refuse(RoutingContext request, Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            refusal.send(request, ErrorCode.UNAUTHENTICATED, "The credential does not hold");
            return;
        }
        LOG.errorf(failure, "A credential could not be checked");
        refusal.send(
                request,
                ErrorCode.SERVICE_UNAVAILABLE,
                "Credentials cannot be checked at the moment");
    }

    private static void on(Context context, Runnable action) {
        if (context.equals(Vertx.currentContext())) {
            action.run();
        } else {
            context.runOnContext(_ -> action.run());
        }
    }
}
