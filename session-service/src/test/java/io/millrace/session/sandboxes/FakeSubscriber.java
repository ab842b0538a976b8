package io.millrace.session.sandboxes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Two subscribers of a service under test: `books` is told of everything, `gate` has to agree to
/// borrows and returns. Handed to the test in a field of its type.
public final class FakeSubscriber implements QuarkusTestResourceLifecycleManager {
    static final String BOOKS_SECRET = "secret of the books";

    /// What came in.
    @SuppressWarnings("ArrayRecordComponent")
    record Told(
            String subscriber,
            @Nullable String signature,
            @Nullable String delivery,
            byte[] body,
            int answer) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, Semaphore> refusals = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean silent;

    public FakeSubscriber() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the subscribers", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    @Override
    public Map<String, String> start() {
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        String webhooks = "millrace.sandboxes.webhooks.";
        Map<String, String> config = new HashMap<>();
        config.put(webhooks + "subscribers.books.url", url + "/books");
        config.put(webhooks + "subscribers.books.events", "submit,borrow,return");
        config.put(webhooks + "subscribers.books.secret", BOOKS_SECRET);
        config.put(webhooks + "subscribers.gate.url", url + "/gate");
        config.put(webhooks + "subscribers.gate.events", "borrow,return");
        config.put(webhooks + "subscribers.gate.must-succeed", "true");
        config.put(webhooks + "subscribers.gate.secret", "secret of the gate");
        config.put(webhooks + "timeout", "500ms");
        config.put(webhooks + "interval", "50ms");
        config.put(webhooks + "first-backoff", "20ms");
        config.put(webhooks + "max-attempts", "3");
        config.put("millrace.sandboxes.operations.interval", "100ms");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeSubscriber.class));
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// The next calls of a subscriber are answered 500.
    void refuse(String subscriber, int times) {
        refusals.computeIfAbsent(subscriber, s -> new Semaphore(0)).release(times);
    }

    /// Whether nothing is answered at all.
    void beSilent(boolean yes) {
        silent = yes;
    }

    void forget() {
        silent = false;
        refusals.clear();
        told.clear();
    }

    List<Told> told(String subscriber) {
        return told.stream().filter(one -> one.subscriber().equals(subscriber)).toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String subscriber = exchange.getRequestURI().getPath().substring(1);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (silent) {
                new Semaphore(0).acquire();
            }
            Semaphore refusing = refusals.get(subscriber);
            int answer = refusing != null && refusing.tryAcquire() ? 500 : 204;
            told.add(
                    new Told(
                            subscriber,
                            exchange.getRequestHeaders().getFirst("Millrace-Signature"),
                            exchange.getRequestHeaders().getFirst("Millrace-Delivery"),
                            body,
                            answer));
            exchange.sendResponseHeaders(answer, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
