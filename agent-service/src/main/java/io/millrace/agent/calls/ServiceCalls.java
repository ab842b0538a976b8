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

/// Sends requests. Blocking, for virtual threads; an interrupted caller's request is dropped.
@Singleton
public final class ServiceCalls {
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
    public CallAnswer get(URI address, String bearer, Duration timeout)
            throws InterruptedException {
        return send(request(address, timeout).header("Authorization", "Bearer " + bearer).GET());
    }

    /// Sends JSON.
    public CallAnswer postJson(URI address, String bearer, String json, Duration timeout)
            throws InterruptedException {
        return send(
                request(address, timeout)
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /// Sends a form (`application/x-www-form-urlencoded`) without a token, as one asks for one.
    public CallAnswer postForm(URI address, String form, Duration timeout)
            throws InterruptedException {
        return send(
                request(address, timeout)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(URI address, Duration timeout) {
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json");
    }

    private CallAnswer send(HttpRequest.Builder builder) throws InterruptedException {
        return spans.within(builder, () -> exchange(builder.build()));
    }

    private CallAnswer exchange(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(maxAnswerBytes + 1);
                if (bytes.length > maxAnswerBytes) {
                    return new Unreachable("the answer is longer than " + maxAnswerBytes);
                }
                return new Answered(
                        response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (HttpTimeoutException _) {
            return new Unreachable(request.uri().getAuthority() + " did not answer in time");
        } catch (IOException e) {
            return new Unreachable(
                    request.uri().getAuthority() + " is not reachable: " + e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
