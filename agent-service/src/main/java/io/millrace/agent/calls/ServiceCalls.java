package io.millrace.agent.calls;

import io.millrace.agent.calls.CallAnswer.Answered;
import io.millrace.agent.calls.CallAnswer.Unreachable;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Sends requests. Blocking, for virtual threads; an interrupted caller's request is dropped.
///
/// Each call names its `peer` in words that users may read: they never see an address, nor what the
/// HTTP client says of a failure; the log has both.
@Singleton
public final class ServiceCalls {
    private static final Logger LOG = Logger.getLogger(ServiceCalls.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final CallSpans spans;
    private final int maxAnswerBytes;

    public ServiceCalls(PeerSettings settings, OpenTelemetry openTelemetry) {
        spans = new CallSpans(openTelemetry);
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
                        .executor(threads)
                        .build();
        maxAnswerBytes = settings.maxAnswerBytes();
    }

    /// Asks for something.
    public CallAnswer get(String peer, URI address, String bearer, Duration timeout)
            throws InterruptedException {
        return send(
                peer, request(address, timeout).header("Authorization", "Bearer " + bearer).GET());
    }

    /// Sends JSON.
    public CallAnswer postJson(
            String peer, URI address, String bearer, String json, Duration timeout)
            throws InterruptedException {
        return send(
                peer,
                request(address, timeout)
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /// Sends a form (`application/x-www-form-urlencoded`) without a token, as one asks for one.
    public CallAnswer postForm(String peer, URI address, String form, Duration timeout)
            throws InterruptedException {
        return send(
                peer,
                request(address, timeout)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(URI address, Duration timeout) {
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json");
    }

    private CallAnswer send(String peer, HttpRequest.Builder builder) throws InterruptedException {
        return spans.within(builder, () -> exchange(peer, builder.build()));
    }

    private CallAnswer exchange(String peer, HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(maxAnswerBytes + 1);
                if (bytes.length > maxAnswerBytes) {
                    return new Unreachable(
                            "The answer of %s is longer than %d bytes"
                                    .formatted(peer, maxAnswerBytes));
                }
                return new Answered(
                        response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (HttpTimeoutException e) {
            LOG.warnf("%s at %s: %s", peer, request.uri().getAuthority(), e.getMessage());
            return new Unreachable(peer + " did not answer in time; it can be tried again");
        } catch (IOException e) {
            LOG.warnf("%s at %s: %s", peer, request.uri().getAuthority(), e);
            return new Unreachable(
                    peer + " cannot be reached at the moment; it can be tried again");
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
