package io.millrace.gateway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.gateway.routes.Upstream;
import io.millrace.gateway.routes.UpstreamAnswer;
import io.millrace.gateway.routes.UpstreamCalls;
import io.millrace.gateway.routes.Upstreams;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/// The services' documents, fetched when asked for and kept for a while. A service that does not
/// answer leaves the others' document alone: its last one is used, or it is named as missing.
@ApplicationScoped
public class Documents {
    /// The names of services whose operations the merged document lacks.
    static final String MISSING = "x-millrace-missing";

    private static final Logger LOG = Logger.getLogger(Documents.class);
    private static final String OWN = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(2);

    private final Upstreams upstreams;
    private final UpstreamCalls calls;
    private final ObjectMapper json;
    private final ExecutorService executor;
    private final Map<String, ObjectNode> lastKnown = new HashMap<>();
    private Optional<Kept> kept = Optional.empty();

    private record Kept(String document, long until) {}

    public Documents(
            Upstreams upstreams,
            UpstreamCalls calls,
            ObjectMapper json,
            @VirtualThreads ExecutorService executor) {
        this.upstreams = upstreams;
        this.calls = calls;
        this.json = json;
        this.executor = executor;
    }

    /// The merged document; blocks while services are asked, for seconds at most.
    synchronized String merged() {
        if (kept.isPresent() && System.nanoTime() - kept.get().until() < 0) {
            return kept.get().document();
        }
        Map<String, CompletableFuture<Optional<ObjectNode>>> asked = new LinkedHashMap<>();
        for (Upstream upstream : upstreams.all()) {
            asked.put(
                    upstream.name(),
                    CompletableFuture.supplyAsync(() -> fetch(upstream), executor));
        }
        List<ServiceDocument> documents = new ArrayList<>();
        documents.add(new ServiceDocument("api-gateway", own()));
        List<String> missing = new ArrayList<>();
        asked.forEach((service, fetched) -> {
            fetched.join().ifPresent(document -> lastKnown.put(service, document));
            ObjectNode document = lastKnown.get(service);
            if (document == null) {
                missing.add(service);
            } else {
                documents.add(new ServiceDocument(service, document));
            }
        });
        ObjectNode merged = MergedDocument.of(documents, this::isExposed, json);
        if (!missing.isEmpty()) {
            ArrayNode names = merged.putArray(MISSING);
            missing.forEach(names::add);
        }
        Duration keep = missing.isEmpty() ? KEPT : KEPT_INCOMPLETE;
        kept = Optional.of(new Kept(merged.toString(), System.nanoTime() + keep.toNanos()));
        return merged.toString();
    }

    private boolean isExposed(String path) {
        return OwnPaths.has(path) || upstreams.table().find(path).isPresent();
    }

    private Optional<ObjectNode> fetch(Upstream upstream) {
        for (String path : upstream.documents()) {
            if (calls.document(upstream, path, FETCH_TIMEOUT)
                            instanceof UpstreamAnswer.Answered answered
                    && answered.succeeded()
                    && answered.body() instanceof ObjectNode document
                    && document.has("openapi")) {
                return Optional.of(document);
            }
        }
        LOG.warnf("%s has no OpenAPI document to give at the moment", upstream.name());
        return Optional.empty();
    }

    /// The gateway's own, as the build wrote it.
    private ObjectNode own() {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(OWN)) {
            JsonNode tree = document == null ? null : json.readTree(document);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalStateException("This build holds no OpenAPI document");
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway's own document cannot be read", e);
        }
    }
}
