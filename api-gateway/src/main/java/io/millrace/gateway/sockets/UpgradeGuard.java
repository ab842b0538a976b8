package io.millrace.gateway.sockets;

import io.millrace.gateway.entrance.Credential;
import io.millrace.gateway.entrance.Gatekeeper;
import io.millrace.gateway.entrance.HandlerOrder;
import io.millrace.gateway.entrance.Line;
import io.millrace.trust.Roles;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Lets nobody open a socket whose credential does not hold: answers 401 or 403 with the error body
/// before the upgrade, and hands the credential on to the socket.
@ApplicationScoped
public class UpgradeGuard implements HttpUpgradeCheck {
    static final UserData.TypedKey<Credential> CREDENTIAL = new UserData.TypedKey<>("credential");

    /// Ends the connection under the socket.
    static final UserData.TypedKey<Runnable> CUT = new UserData.TypedKey<>("cut");

    private final Gatekeeper gatekeeper;

    public UpgradeGuard(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    void install(@Observes Router router) {
        router.route(SocketEndpoint.PATH)
                .order(HandlerOrder.UPGRADE_GUARD)
                .handler(request ->
                        gatekeeper.admit(
                                request,
                                Roles.USER,
                                _ -> {
                                    request.request().resume();
                                    request.next();
                                }));
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        // The same identity that the handler above has judged: it is resolved once per request.
        return context.securityIdentity()
                .map(identity -> {
                    context.userData().put(CREDENTIAL, Credential.of(identity));
                    HttpConnection line = context.httpRequest().connection();
                    context.userData().put(CUT, () -> Line.cut(line));
                    return CheckResult.permitUpgradeSync();
                });
    }
}
