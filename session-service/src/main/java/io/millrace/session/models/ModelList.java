package io.millrace.session.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.session.tasks.ModelChoice;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks agent-service for its models. Blocking, for virtual threads.
@Singleton
public class ModelList {
    private static final Logger LOG = Logger.getLogger(ModelList.class);
    private static final String PATH = "/v1/models";
    private static final int MAX_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final ObjectMapper json = JsonMapper.builder().build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final ModelConfig config;

    public ModelList(ModelConfig config) {
        this.config = config;
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(config.timeout())
                        .executor(threads)
                        .build();
    }

    /// The models, as agent-service lists them.
    ///
    /// @param bearer the caller's token
    /// @throws DomainException UPSTREAM_UNAVAILABLE when agent-service does not answer in time, or
    ///   nothing that can be used
    public List<ModelOffer> offers(String bearer) {
        Future<List<ModelOffer>> asked = threads.submit(() -> ask(bearer));
        try {
            return asked.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw away("it did not answer in time");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DomainException refusal) {
                throw refusal;
            }
            throw away(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("the wait was interrupted");
        } finally {
            asked.cancel(true);
        }
    }

    private List<ModelOffer> ask(String bearer) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(config.agentUrl().resolve(PATH))
                        .timeout(config.timeout())
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + bearer)
                        .GET()
                        .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            return switch (answer.statusCode()) {
                case OK -> read(body.readNBytes(MAX_BYTES + 1));
                // Of an older build.
                case NOT_FOUND -> known();
                default -> throw away("it answered " + answer.statusCode());
            };
        }
    }

    private List<ModelOffer> read(byte[] body) throws IOException {
        if (body.length > MAX_BYTES) {
            throw away("its answer is longer than " + MAX_BYTES + " bytes");
        }
        ModelsAnswer models;
        try {
            models = json.readValue(body, ModelsAnswer.class);
        } catch (JsonProcessingException _) {
            throw away("its answer is unreadable");
        }
        if (models == null || models.data() == null) {
            throw away("its answer holds no list");
        }
        return models.data().stream()
                .filter(Objects::nonNull)
                .map(ModelList::offer)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable ModelOffer offer(ModelsAnswer.Model model) {
        if (model.id() == null) {
            return null;
        }
        return new ModelOffer(
                model.ownedBy() == null ? ModelChoice.LOCAL : model.ownedBy(),
                model.id(),
                model.title() == null ? model.id() : model.title(),
                model.contextWindow(),
                model.supportsVision());
    }

    private List<ModelOffer> known() {
        return config.known().stream()
                .map(name -> new ModelOffer(ModelChoice.LOCAL, name, name, null, null))
                .toList();
    }

    private static DomainException away(String why) {
        LOG.warnf("agent-service does not list its models: %s", why);
        return new DomainException(
                ErrorCode.UPSTREAM_UNAVAILABLE,
                "The list of models is not to be had at the moment; try again");
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
