package io.millrace.teststack.traces;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.teststack.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// The collector of this virtual machine. It is asked over HTTP, as the test and the test resource
/// that started it may be loaded by different class loaders.
public final class TraceCollector {
    private static final String PROPERTY = "millrace.teststack.collector";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final List<RecordedSpan> spans = new CopyOnWriteArrayList<>();

    private TraceCollector() {}

    /// Where services send to: `http://127.0.0.1:<port>`.
    public static String endpoint() {
        // An object of the JDK, because class variables exist once per class loader.
        synchronized (System.getProperties()) {
            String known = System.getProperty(PROPERTY);
            if (known != null) {
                return known;
            }
            try {
                HttpServer server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                TraceCollector collector = new TraceCollector();
                server.createContext("/v1/traces", collector::take);
                server.createContext("/spans", collector::show);
                server.setExecutor(
                        Executors.newCachedThreadPool(task ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("trace-collector")
                                        .unstarted(task)));
                server.start();
                String url = "http://127.0.0.1:" + server.getAddress().getPort();
                System.setProperty(PROPERTY, url);
                return url;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot collect traces", e);
            }
        }
    }

    /// Everything that has come so far.
    public static List<RecordedSpan> spans() {
        try (var answer = URI.create(endpoint() + "/spans").toURL().openStream()) {
            return JSON.readValue(answer, new TypeReference<List<RecordedSpan>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the collector of this test is gone", e);
        }
    }

    /// Waits for a span of a trace.
    public static RecordedSpan await(
            String traceId, String what, Predicate<? super RecordedSpan> wanted) {
        try {
            return Await.value(
                    what + " in the trace " + traceId,
                    () ->
                            spans().stream()
                                    .filter(span -> span.traceId().equals(traceId))
                                    .filter(wanted)
                                    .findFirst());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; seen were " + spans(), e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            spans.addAll(ExportRequest.spansOf(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = JSON.writeValueAsBytes(spans);
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
