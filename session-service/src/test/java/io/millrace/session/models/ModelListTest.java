package io.millrace.session.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelListTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<String> authorization = new AtomicReference<>("");
    private final CountDownLatch answered = new CountDownLatch(1);
    private HttpServer agent;
    private volatile int status = 200;
    private volatile String body = "";
    private volatile boolean hanging;

    @BeforeEach
    void start() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.setExecutor(threads);
        agent.createContext(
                "/v1/models",
                exchange -> {
                    authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length + (hanging ? 1 : 0));
                    try (var out = exchange.getResponseBody()) {
                        out.write(bytes);
                        out.flush();
                        if (hanging) {
                            answered.await();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        agent.start();
    }

    @AfterEach
    void stop() {
        answered.countDown();
        agent.stop(0);
        threads.shutdownNow();
    }

    @Test
    void the_models_of_agent_service_are_listed_with_what_it_says_of_them() {
        body =
                """
                {"object":"list","data":[
                 {"id":"fast","object":"model","created":1,"owned_by":"anthropic","title":"Fast",
                  "context_window":200000,"supports_vision":true},
                 {"id":"scripted","object":"model"},{"object":"model"},null]}\
                """;

        assertEquals(
                List.of(
                        new ModelOffer("anthropic", "fast", "Fast", 200_000L, true),
                        new ModelOffer("millrace", "scripted", "scripted", null, null)),
                offers());
        assertEquals("Bearer token", authorization.get());
    }

    @Test
    void an_agent_service_without_a_list_leaves_the_configured_one() {
        status = 404;

        assertEquals(
                List.of(
                        new ModelOffer("millrace", "one", "one", null, null),
                        new ModelOffer("millrace", "two", "two", null, null)),
                offers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{\"data\":7}", "{\"data\":null}", "{\"data\":[7]}"})
    void an_answer_that_is_no_list_is_refused(String nonsense) {
        body = nonsense;

        assertAway();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 500, 503})
    void an_answer_that_is_an_error_is_refused(int error) {
        status = error;

        assertAway();
    }

    @Test
    void an_endless_answer_is_refused() {
        body = "{\"data\":[" + " ".repeat(1 << 20) + "]}";

        assertAway();
    }

    @Test
    void an_answer_that_never_ends_is_waited_for_no_longer_than_configured() {
        body = "{\"data\":[";
        hanging = true;

        assertAway();
    }

    @Test
    void an_agent_service_that_is_not_there_is_told_of() {
        agent.stop(0);

        assertAway();
    }

    private void assertAway() {
        var refusal = assertThrows(DomainException.class, this::offers);
        assertEquals(ErrorCode.UPSTREAM_UNAVAILABLE, refusal.code());
    }

    private List<ModelOffer> offers() {
        URI url = URI.create("http://127.0.0.1:" + agent.getAddress().getPort());
        ModelList models =
                new ModelList(
                        new ModelConfig() {
                            @Override
                            public URI agentUrl() {
                                return url;
                            }

                            @Override
                            public Duration timeout() {
                                return Duration.ofSeconds(1);
                            }

                            @Override
                            public List<String> known() {
                                return List.of("one", "two");
                            }
                        });
        try {
            return models.offers("token");
        } finally {
            models.close();
        }
    }
}
