package io.millrace.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningStack.Parameter.class)
class DisasterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(300);

    @Test
    void aRunSurvivesTheDeathOfItsWorker(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        JsonNode session = alice.openSession(Scripts.talking(8, PAUSE));
        String task = session.path("taskId").asText();
        try (Watcher watcher = Watcher.of(alice, session.path("id").asText())) {
            awaitStep(watcher, task, 4);

            stack.killAndRestart("agent-service");

            watcher.awaitTask(task, "COMPLETED", PATIENCE);
            Story story = new Story(watcher.seen());
            assertEquals(List.of(), story.faultsInSteps(task));
            assertEquals(List.of(), story.faultsInOrder());
            assertEquals(List.of(), story.faultsAgainst(messages(alice, session), task));
            assertTrue(
                    story.steps(task).getLast().path("attempt").asInt() > 1,
                    "another worker has finished it");
        }
    }

    @Test
    void aRunSurvivesARestartOfRedisWithItsLog(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        JsonNode session = alice.openSession(Scripts.talking(8, PAUSE));
        String task = session.path("taskId").asText();
        try (Watcher watcher = Watcher.of(alice, session.path("id").asText())) {
            awaitStep(watcher, task, 3);

            stack.restartRedis();

            watcher.awaitTask(task, "COMPLETED", PATIENCE);
            Story story = new Story(watcher.seen());
            assertEquals(List.of(), story.faultsInSteps(task));
            assertEquals(List.of(), story.faultsInOrder());
            assertEquals(List.of(), story.faultsAgainst(messages(alice, session), task));
        }
    }

    @Test
    void aRunSurvivesARedisThatHasLostItsMemory(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        JsonNode session = alice.openSession(Scripts.talking(8, PAUSE));
        String id = session.path("id").asText();
        String task = session.path("taskId").asText();
        try (Watcher before = Watcher.of(alice, id)) {
            awaitStep(before, task, 3);

            stack.restartRedisEmpty();

            // The watcher is told plainly that its position is gone; so it loads anew and goes on.
            before.await(
                    "word of the loss",
                    frame ->
                            frame.at("/payload/recovered").isBoolean()
                                    && !frame.at("/payload/recovered").asBoolean(),
                    PATIENCE);
        }
        try (Watcher after = Watcher.of(alice, id)) {
            after.awaitTask(task, "COMPLETED", PATIENCE);
            assertEquals(List.of(), new Story(after.seen()).faultsInOrder());
        }
        List<Integer> steps =
                messages(alice, session)
                        .path("data")
                        .valueStream()
                        .filter(message -> message.hasNonNull("step"))
                        .map(message -> message.path("step").asInt())
                        .toList();
        assertFalse(steps.isEmpty());
        assertEquals(
                java.util.stream.IntStream.rangeClosed(1, steps.size()).boxed().toList(),
                steps,
                "every step is stored once");
    }

    @Test
    void aWatcherThatDropsMissesNothing(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        JsonNode session = alice.openSession(Scripts.talking(8, PAUSE));
        String task = session.path("taskId").asText();
        try (Watcher watcher = Watcher.of(alice, session.path("id").asText())) {
            awaitStep(watcher, task, 2);
            watcher.drop();
            awaitStepOverRest(alice, session, 5);

            JsonNode answer = watcher.resume();

            assertTrue(answer.at("/payload/recovered").asBoolean(), answer::toString);
            watcher.awaitTask(task, "COMPLETED", PATIENCE);
            Story story = new Story(watcher.seen());
            assertEquals(List.of(), story.faultsInSteps(task));
            assertEquals(List.of(), story.faultsInOrder());
        }
    }

    private static void awaitStep(Watcher watcher, String task, int step) {
        watcher.await(
                "step " + step,
                frame ->
                        frame.path("event").asText().equals("messageAppended")
                                && frame.at("/payload/taskId").asText().equals(task)
                                && frame.at("/payload/step").asInt() == step,
                PATIENCE);
    }

    private static void awaitStepOverRest(Person person, JsonNode session, int step) {
        io.millrace.teststack.Await.until(
                "step " + step + " to be stored",
                PATIENCE,
                () ->
                        messages(person, session)
                                .path("data")
                                .valueStream()
                                .anyMatch(message -> message.path("step").asInt() == step));
    }

    private static JsonNode messages(Person person, JsonNode session) {
        return person.get(
                        "/api/v1/sessions/"
                                + session.path("id").asText()
                                + "/messages?pageSize=100")
                .mustBe(200)
                .body();
    }
}
