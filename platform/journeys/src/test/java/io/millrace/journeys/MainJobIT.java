package io.millrace.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningStack.Parameter.class)
class MainJobIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROMPT =
            """
            Which columns feed this report?
            ```sql
            with paid as (select customer_id, amount from shop.orders where status = 'paid')
            select c.name, sum(p.amount) as revenue
            from paid p join shop.customers c on c.id = p.customer_id
            group by c.name
            ```
            """;

    @Test
    void aUserOpensASessionAndWatchesAnAgentAnswer(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");

        JsonNode session = alice.openSession(PROMPT);
        String id = session.path("id").asText();
        String task = session.path("taskId").asText();
        try (Watcher watcher = Watcher.of(alice, id)) {
            watcher.awaitTask(task, "COMPLETED", PATIENCE);

            Story story = new Story(watcher.seen());
            assertEquals(List.of(), story.faultsInSteps(task));
            assertEquals(List.of(), story.faultsInOrder());
            assertEquals(List.of("PENDING", "RUNNING", "COMPLETED"), story.states(task));
            String told = story.steps(task).toString();
            assertTrue(told.contains("analyze_sql"), () -> "no tool was used: " + told);
            assertTrue(told.contains("shop.orders"), () -> "no lineage in " + told);
            assertTrue(
                    watcher.seen().stream()
                            .anyMatch(frame -> frame.path("event").asText().equals("stepDelta")),
                    "words arrive while they are written");
            JsonNode messages =
                    alice.get("/api/v1/sessions/" + id + "/messages").mustBe(200).body();
            assertEquals(List.of(), story.faultsAgainst(messages, task));
        }
        JsonNode ended = alice.get("/api/v1/tasks/" + task).mustBe(200).body();
        assertEquals("COMPLETED", ended.path("status").asText());
        assertTrue(ended.at("/usage/outputTokens").asLong() > 0, ended::toString);
    }

    @Test
    void aSecondPromptGoesOnInTheSameSession(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        JsonNode session = alice.openSession("Say hello.");
        String id = session.path("id").asText();
        try (Watcher watcher = Watcher.of(alice, id)) {
            watcher.awaitTask(session.path("taskId").asText(), "COMPLETED", PATIENCE);

            JsonNode prompt =
                    alice.post("/api/v1/sessions/" + id + "/prompts", "{\"prompt\":\"And again.\"}")
                            .mustBe(201)
                            .body();
            String second = prompt.path("id").asText();
            watcher.awaitTask(second, "COMPLETED", PATIENCE);

            Story story = new Story(watcher.seen());
            assertEquals(List.of(), story.faultsInSteps(second));
            assertEquals(List.of(), story.faultsInOrder());
            JsonNode tasks = alice.get("/api/v1/sessions/" + id + "/tasks").mustBe(200).body();
            assertEquals(2, tasks.path("data").size());
        }
    }

    @Test
    void twoPromptsAtOnceRunOneAfterTheOther(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        JsonNode session = alice.openSession(Scripts.talking(6, Duration.ofMillis(200)));
        String id = session.path("id").asText();
        String first = session.path("taskId").asText();
        String second =
                alice.post("/api/v1/sessions/" + id + "/prompts", "{\"prompt\":\"Next.\"}")
                        .mustBe(201)
                        .body()
                        .path("id")
                        .asText();
        try (Watcher watcher = Watcher.of(alice, id)) {
            watcher.awaitTask(second, "COMPLETED", PATIENCE);

            List<String> order =
                    watcher.seen().stream()
                            .filter(frame -> frame.path("event").asText().equals("taskUpdated"))
                            .map(frame ->
                                    frame.at("/payload/taskId").asText().equals(first)
                                            ? "first " + frame.at("/payload/status").asText()
                                            : "second " + frame.at("/payload/status").asText())
                            .filter(step -> step.endsWith("RUNNING") || step.endsWith("COMPLETED"))
                            .distinct()
                            .toList();
            assertEquals(
                    List.of(
                            "first RUNNING",
                            "first COMPLETED",
                            "second RUNNING",
                            "second COMPLETED"),
                    order);
        }
    }

    @Test
    void aRunningTaskIsCancelled(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        JsonNode session = alice.openSession(Scripts.talking(60, Duration.ofMillis(500)));
        String id = session.path("id").asText();
        String task = session.path("taskId").asText();
        try (Watcher watcher = Watcher.of(alice, id)) {
            watcher.await(
                    "a first word",
                    frame -> frame.path("event").asText().equals("stepDelta"),
                    PATIENCE);

            alice.post("/api/v1/sessions/" + id + "/cancel", "{}").mustBe(200);

            watcher.awaitTask(task, "CANCELLED", Duration.ofSeconds(10));
        }
    }
}
