package io.millrace.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.stack.Service;
import io.millrace.localstack.stack.StackSettings;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/// Does the main job on a running stack and shows it.
///
/// @param settings where the stack is
/// @param out for the person at the terminal
public record Demo(StackSettings settings, PrintWriter out) {
    private static final String USER = "alice";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final String PROMPT =
            """
            Analyse this SQL: which columns feed which?

            ```sql
            with revenue as (
              select o.customer_id, sum(i.quantity * i.unit_price) as total
              from orders o join order_items i on i.order_id = o.id
              group by o.customer_id
            )
            select c.name as customer, r.total, upper(c.region) as region
            from customers c join revenue r on r.customer_id = c.id
            ```\
            """;

    /// Runs it.
    ///
    /// @return 0 when the task has completed
    /// @throws ComponentFailure with the reason if it has not
    public int run() {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build()) {
            try {
                return run(client);
            } finally {
                // Closing would wait for the end of a stream that has none.
                client.shutdownNow();
            }
        }
    }

    private int run(HttpClient client) {
        String gateway = settings.url(Service.GATEWAY);
        out.println();
        out.println("Logging in as " + USER + " and opening a session with this prompt:");
        PROMPT.lines().forEach(line -> out.println("  | " + line));
        out.println();
        Api api = Api.login(client, gateway, settings.issuer(), USER);
        JsonNode session = api.openSession(PROMPT);
        String id = session.path("id").asText();
        String task = session.path("taskId").asText();
        Narrator narrator = new Narrator(out);
        try (EventReader events = new EventReader(api, id)) {
            watch(events, narrator, task);
        }
        out.println();
        printMessages(api.messages(task));
        printLineage(narrator.analysis());
        printWayOn(gateway, id, task);
        return 0;
    }

    /// Shows the events until the task has ended well.
    private void watch(EventReader events, Narrator narrator, String task) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            EventReader.Event event =
                    events.next(Duration.ofNanos(deadline - System.nanoTime()))
                            .orElseThrow(() ->
                                    new ComponentFailure(
                                            "demo",
                                            "the task was not done within %d s; see %s"
                                                    .formatted(
                                                            PATIENCE.toSeconds(),
                                                            settings.data().resolve("logs"))));
            JsonNode payload = event.payload();
            switch (event.name()) {
                case "stepDelta" -> narrator.delta(payload);
                case "messageAppended" -> narrator.message(payload);
                case "taskUpdated" -> {
                    narrator.task(payload);
                    if (payload.path("taskId").asText().equals(task) && ended(payload)) {
                        return;
                    }
                }
                case "accessLost", "tokenExpired" ->
                        throw new ComponentFailure("demo", "the stream ended: " + event.name());
                default -> {
                    // subscribed, sessionUpdated, messagePosted and what a later version adds:
                    // nothing to show.
                }
            }
        }
    }

    private static boolean ended(JsonNode task) {
        String status = task.path("status").asText();
        return switch (status) {
            case "COMPLETED" -> true;
            case "FAILED", "CANCELLED", "NEEDS_HELP", "NEEDS_REVIEW" ->
                    throw new ComponentFailure(
                            "demo",
                            "the task ended as %s: %s"
                                    .formatted(status, task.path("error").asText("no reason")));
            default -> false;
        };
    }

    private void printMessages(JsonNode page) {
        out.println("The messages as they are stored:");
        for (JsonNode message : page.path("data")) {
            StringBuilder kinds = new StringBuilder();
            for (JsonNode block : message.path("content")) {
                kinds.append(kinds.isEmpty() ? "" : ", ").append(block.path("type").asText());
            }
            out.println("  %-10s %s".formatted(message.path("role").asText(), kinds));
        }
        out.println();
    }

    private void printLineage(Optional<JsonNode> analysis) {
        LineageTable table =
                analysis.map(LineageTable::of).orElse(new LineageTable(java.util.List.of()));
        if (table.rows().isEmpty()) {
            throw new ComponentFailure("demo", "the task completed without any lineage");
        }
        out.println("The lineage found:");
        table.print(out);
        out.println();
    }

    private void printWayOn(String gateway, String id, String task) {
        out.println("To go on:");
        out.println("  session     " + gateway + "/api/v1/sessions/" + id);
        out.println("  task        " + gateway + "/api/v1/tasks/" + task);
        out.println("  events      " + gateway + "/api/v1/sessions/" + id + "/events?after=0");
        out.println("  documents   " + gateway + "/docs");
        out.println("  stop        ./millrace down");
    }
}
