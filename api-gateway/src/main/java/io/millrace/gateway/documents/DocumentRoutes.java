package io.millrace.gateway.documents;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.gateway.entrance.HandlerOrder;
import io.millrace.gateway.entrance.Refusal;
import io.millrace.rest.ErrorCode;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The documents' paths.
@ApplicationScoped
public class DocumentRoutes {
    private static final Logger LOG = Logger.getLogger(DocumentRoutes.class);
    private static final int FOUND = 302;

    private final Documents documents;
    private final ObjectMapper json;
    private final Refusal refusal;
    private final ExecutorService executor;

    public DocumentRoutes(
            Documents documents,
            ObjectMapper json,
            Refusal refusal,
            @VirtualThreads ExecutorService executor) {
        this.documents = documents;
        this.json = json;
        this.refusal = refusal;
        this.executor = executor;
    }

    void install(@Observes Router router) {
        router.get("/openapi")
                .order(HandlerOrder.OWN_PATHS)
                .handler(request -> answer(request, documents::merged));
        router.get("/docs/asyncapi")
                .order(HandlerOrder.OWN_PATHS)
                .handler(request -> answer(request, () -> SocketDocument.of(json).toString()));
        // Whoever opens the gateway's address in a browser is shown what it offers.
        for (String path : List.of("/", "/docs")) {
            router.get(path)
                    .order(HandlerOrder.OWN_PATHS)
                    .handler(request ->
                            request.response()
                                    .setStatusCode(FOUND)
                                    .putHeader(HttpHeaders.LOCATION, "/swagger-ui/")
                                    .end());
        }
    }

    private void answer(RoutingContext request, Supplier<String> document) {
        Context context = request.vertx().getOrCreateContext();
        executor.execute(() -> {
            try {
                String text = document.get();
                context.runOnContext(_ ->
                        request.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                                .end(text));
            } catch (RuntimeException e) {
                LOG.error("A document could not be made", e);
                context.runOnContext(_ ->
                        refusal.send(
                                request,
                                ErrorCode.INTERNAL_SERVER_ERROR,
                                "Something went wrong on our side"));
            }
        });
    }
}
