package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// An external allocator with books that a test can look into, and with faults that a test can ask
/// for. It honours `Idempotency-Key`.
public final class FakeAllocator implements AutoCloseable {
    /// What goes wrong, once each.
    public enum Fault {
        /// Refuses before it does anything.
        ERROR_500,
        /// Does what was asked and then answers 500.
        DONE_BUT_500,
        /// Does what was asked, and somebody in between answers that it took too long.
        DONE_BUT_504,
        /// Somebody in between knows no such place.
        NOBODY_THERE,
        /// Does what was asked and never answers.
        DONE_BUT_SILENT,
        /// Does what was asked and answers once [#answersLate] is called.
        LATE,
        /// Sends half of the answer and then nothing.
        HALF_AN_ANSWER,
        /// Does what was asked and cuts the connection.
        DONE_BUT_CUT,
        /// Writes the answer twice.
        TWO_ANSWERS,
        /// Lends what somebody else has already.
        LENT_TWICE,
        NOT_JSON,
        NO_TOKEN,
        NO_ITEM,
        ENDLESS
    }

    private static final int ENDLESS_BYTES = 3 << 20;
    private static final int MOST_IN_A_ROW = 2;

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore late = new Semaphore(0);
    private final Deque<String> free = new ArrayDeque<>();
    private final Map<String, ObjectNode> out = new HashMap<>();
    private final Map<String, ObjectNode> answers = new HashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<String> wrongReturns = new ArrayList<>();
    private final Set<String> everLent = new HashSet<>();
    private final List<String> neverLent = new ArrayList<>();
    private final List<@Nullable String> bearers = new ArrayList<>();
    private final HttpServer server;
    private List<Fault> mishaps = List.of();
    private RandomGenerator random = RandomGenerator.getDefault();
    private double chance;
    private int inARow;
    private int loans;
    private int borrows;
    private int returns;

    public FakeAllocator() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the allocator", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized FakeAllocator has(String... items) {
        free.addAll(List.of(items));
        return this;
    }

    /// The next calls of a path fail so, one after the other.
    synchronized FakeAllocator fails(String path, Fault... how) {
        faults.computeIfAbsent(path, p -> new ArrayDeque<>()).addAll(List.of(how));
        return this;
    }

    /// From now on calls fail at random in these ways, two in a row at most; none any more when
    /// none is given.
    ///
    /// @param chance of a failure, from 0 to 1
    public synchronized void failsNowAndThen(RandomGenerator random, double chance, Fault... how) {
        this.random = random;
        this.chance = chance;
        mishaps = List.of(how);
    }

    /// Nothing fails any more.
    synchronized void forgetFaults() {
        faults.clear();
    }

    /// As if it were new.
    synchronized void forget() {
        free.clear();
        out.clear();
        answers.clear();
        faults.clear();
        wrongReturns.clear();
        bearers.clear();
        borrows = 0;
        loans = 0;
        returns = 0;
    }

    void answersLate() {
        late.release();
    }

    /// How often an item was lent, repeats not counted.
    public synchronized int loans() {
        return loans;
    }

    /// What nobody has, in order.
    public synchronized List<String> freeItems() {
        return free.stream().sorted().toList();
    }

    /// Somebody takes an item and tells nobody.
    public synchronized void loses(String item) {
        free.remove(item);
    }

    /// How many items somebody has.
    public synchronized int lent() {
        return out.size();
    }

    synchronized int free() {
        return free.size();
    }

    synchronized int borrows() {
        return borrows;
    }

    synchronized int returns() {
        return returns;
    }

    /// Returns with a token that is not out: of what was returned before, or never lent.
    synchronized List<String> wrongReturns() {
        return List.copyOf(wrongReturns);
    }

    /// Returns with a token that never was out.
    public synchronized List<String> neverLent() {
        return List.copyOf(neverLent);
    }

    synchronized List<@Nullable String> bearers() {
        return new ArrayList<>(bearers);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault fault = nextFault(path);
            if (fault == Fault.ERROR_500) {
                answer(exchange, 500, "{}");
                return;
            }
            if (fault == Fault.NOBODY_THERE) {
                answer(exchange, 404, "<html>");
                return;
            }
            Answer answer = act(exchange, path, body, fault);
            deliver(exchange, answer, fault);
        }
    }

    private synchronized @Nullable Fault nextFault(String path) {
        Deque<Fault> planned = faults.get(path);
        if (planned != null && !planned.isEmpty()) {
            return planned.poll();
        }
        boolean fails =
                !mishaps.isEmpty() && inARow < MOST_IN_A_ROW && random.nextDouble() < chance;
        inARow = fails ? inARow + 1 : 0;
        return fails ? mishaps.get(random.nextInt(mishaps.size())) : null;
    }

    private record Answer(int status, String body) {}

    private synchronized Answer act(
            HttpExchange exchange, String path, byte[] body, @Nullable Fault fault)
            throws IOException {
        bearers.add(exchange.getRequestHeaders().getFirst("Authorization"));
        return switch (path) {
            case "/borrow" ->
                    borrow(exchange.getRequestHeaders().getFirst("Idempotency-Key"), fault);
            case "/return" -> giveBack(json.readTree(body));
            case "/submit" -> {
                free.add(json.readTree(body).path("item").toString());
                yield new Answer(200, "{}");
            }
            default -> new Answer(400, "{}");
        };
    }

    private Answer borrow(@Nullable String key, @Nullable Fault fault) throws IOException {
        borrows++;
        if (fault == Fault.LENT_TWICE && !out.isEmpty()) {
            return new Answer(200, out.values().iterator().next().toString());
        }
        ObjectNode before = key == null ? null : answers.get(key);
        if (before != null && out.containsKey(before.path("borrow_token").asText())) {
            return new Answer(200, before.toString());
        }
        String item = free.poll();
        if (item == null) {
            return new Answer(404, "{}");
        }
        String token = UUID.randomUUID().toString();
        loans++;
        everLent.add(token);
        ObjectNode loan = json.createObjectNode();
        loan.set("item", json.readTree(item));
        loan.put("borrow_token", token);
        out.put(token, loan);
        if (key != null) {
            answers.put(key, loan);
        }
        return new Answer(200, loan.toString());
    }

    private Answer giveBack(JsonNode body) {
        returns++;
        String token = body.path("borrow_token").asText();
        ObjectNode loan = out.remove(token);
        if (loan == null) {
            wrongReturns.add(token);
            if (!everLent.contains(token)) {
                neverLent.add(token);
            }
            return new Answer(409, "{}");
        }
        free.add(loan.path("item").toString());
        return new Answer(202, "{\"operation_id\":\"1\",\"status\":\"accepted\"}");
    }

    private void deliver(HttpExchange exchange, Answer answer, @Nullable Fault fault)
            throws IOException {
        switch (fault) {
            case null -> answer(exchange, answer.status(), answer.body());
            case ERROR_500, DONE_BUT_500 -> answer(exchange, 500, "{}");
            case DONE_BUT_504 -> answer(exchange, 504, "<html>");
            case NOBODY_THERE -> answer(exchange, 404, "<html>");
            case LENT_TWICE -> answer(exchange, answer.status(), answer.body());
            case DONE_BUT_SILENT -> hang();
            case LATE -> {
                late.acquireUninterruptibly();
                answer(exchange, answer.status(), answer.body());
            }
            case DONE_BUT_CUT -> {
                // Closing without an answer cuts the connection.
            }
            case HALF_AN_ANSWER -> {
                byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), bytes.length);
                OutputStream stream = exchange.getResponseBody();
                stream.write(bytes, 0, bytes.length / 2);
                stream.flush();
                hang();
            }
            case TWO_ANSWERS -> answer(exchange, answer.status(), answer.body() + answer.body());
            case NOT_JSON -> answer(exchange, 200, "<html>");
            case NO_TOKEN -> answer(exchange, 200, "{\"item\":{\"a\":1}}");
            case NO_ITEM -> answer(exchange, 200, "{\"borrow_token\":\"x\"}");
            case ENDLESS -> answer(exchange, 200, "\"" + "x".repeat(ENDLESS_BYTES) + "\"");
        }
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
