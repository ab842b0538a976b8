package io.millrace.session.sandboxes.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// HTTP calls that end in time, whole or not at all, whatever the other side does.
public final class BoundedCalls implements AutoCloseable {
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .executor(threads)
                    .build();
    private final ObjectReader reader;

    private final String peer;

    /// @param peer what the other side is called in messages
    /// @param json reads the answers
    public BoundedCalls(String peer, ObjectMapper json) {
        this.peer = peer;
        reader =
                json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /// @param key of the configuration, for the message
    /// @throws IllegalArgumentException when nobody can be called there
    public static void requireAddress(String key, URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(key + " must be http(s)://host[:port][/path]");
        }
    }

    /// An answer that has arrived.
    ///
    /// @param body its bytes, at most a mebibyte
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, byte[] body) {}

    /// @param timeout from the first byte sent to the last byte received
    /// @throws IOException when there is no whole answer; the message may be shown to operators
    public Answer send(HttpRequest request, Duration timeout)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException late) {
            throw new IOException(
                    peer + " did not answer within " + timeout.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new IOException(peer + " cannot be reached", failed.getCause());
        } finally {
            // Gives the connection up when the answer has not come.
            exchange.cancel(true);
        }
    }

    /// The JSON of an answer.
    ///
    /// @throws IOException when it is no JSON, or more than one
    public JsonNode read(Answer answer) throws IOException {
        try {
            JsonNode node = reader.readTree(answer.body());
            if (node == null || node.isMissingNode()) {
                throw new IOException("the answer of " + peer + " is empty");
            }
            return node;
        } catch (JsonProcessingException malformed) {
            // Without its message and cause: they quote the answer, and that may hold a token.
            throw notJson();
        }
    }

    private IOException notJson() {
        return new IOException("the answer of " + peer + " is not one JSON value");
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
