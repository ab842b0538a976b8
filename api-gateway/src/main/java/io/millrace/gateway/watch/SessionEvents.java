package io.millrace.gateway.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.gateway.entrance.Credential;
import io.millrace.gateway.entrance.Gatekeeper;
import io.millrace.gateway.entrance.HandlerOrder;
import io.millrace.gateway.entrance.Refusal;
import io.millrace.gateway.fanout.FanoutHub;
import io.millrace.gateway.fanout.Opened;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.UuidParameter;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.delivery.fanout.Position;
import io.millrace.trust.Roles;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// `GET /api/v1/sessions/{id}/events`: a session's events as server-sent events.
@ApplicationScoped
public class SessionEvents {
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String AFTER = "after";

    private final Gatekeeper gatekeeper;
    private final Refusal refusal;
    private final SessionAccess access;
    private final FanoutHub hub;
    private final WatchConfig config;
    private final ObjectMapper json;
    private final ExecutorService executor;

    public SessionEvents(
            Gatekeeper gatekeeper,
            Refusal refusal,
            SessionAccess access,
            FanoutHub hub,
            WatchConfig config,
            ObjectMapper json,
            @VirtualThreads ExecutorService executor) {
        this.gatekeeper = gatekeeper;
        this.refusal = refusal;
        this.access = access;
        this.hub = hub;
        this.config = config;
        this.json = json;
        this.executor = executor;
    }

    void install(@Observes Router router) {
        router.get("/api/v1/sessions/:id/events")
                .order(HandlerOrder.OWN_PATHS)
                .handler(request ->
                        gatekeeper.admit(
                                request,
                                Roles.USER,
                                identity -> begin(request, Credential.of(identity))));
    }

    private void begin(RoutingContext request, Credential credential) {
        SessionId session;
        Position after;
        try {
            session = new SessionId(UuidParameter.parse("id", request.pathParam("id")));
            after = after(request);
        } catch (DomainException e) {
            refusal.send(request, e.code(), String.valueOf(e.getMessage()), e.param().orElse(null));
            return;
        }
        request.request().resume();
        Context context = request.vertx().getOrCreateContext();
        executor.execute(() -> open(request, context, credential, session, after));
    }

    /// Where the client wants to go on; the header that a browser sends by itself comes first.
    private static @Nullable Position after(RoutingContext request) {
        String header = request.request().getHeader(LAST_EVENT_ID);
        String name = header == null ? AFTER : LAST_EVENT_ID;
        String text = header == null ? request.request().getParam(AFTER) : header;
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Position.parse(text);
        } catch (IllegalArgumentException e) {
            throw DomainException.invalidInput(name, String.valueOf(e.getMessage()));
        }
    }

    private void open(
            RoutingContext request,
            Context context,
            Credential credential,
            SessionId session,
            @Nullable Position after) {
        SessionAccess.Verdict verdict = access.mayWatch(session, credential.bearer());
        switch (verdict) {
            case SessionAccess.Verdict.Granted _ -> {}
            case SessionAccess.Verdict.Refused refused -> {
                context.runOnContext(_ -> refusal.send(request, refused.code(), refused.message()));
                return;
            }
            case SessionAccess.Verdict.Unknown unknown -> {
                context.runOnContext(_ ->
                        refusal.send(request, ErrorCode.UPSTREAM_UNAVAILABLE, unknown.message()));
                return;
            }
        }
        EventStream stream =
                new EventStream(
                        request,
                        config,
                        json,
                        executor,
                        () -> access.mayWatch(session, credential.bearer()));
        Opened opened;
        try {
            opened = hub.subscribe(StreamName.fanoutSession(session), after, stream);
        } catch (RuntimeException e) {
            context.runOnContext(_ ->
                    refusal.send(
                            request,
                            ErrorCode.SERVICE_UNAVAILABLE,
                            "Events cannot be read at the moment"));
            return;
        }
        context.runOnContext(
                _ -> stream.begin("session:" + session, opened, credential.remaining()));
    }
}
