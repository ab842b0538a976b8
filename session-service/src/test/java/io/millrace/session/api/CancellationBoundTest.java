package io.millrace.session.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// How long a cancellation takes that nobody answers, by the enforcer's own pace.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
@WithTestResource(ShortDeadline.class)
class CancellationBoundTest {
    /// What a round of the enforcer may take.
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Calls alice = Calls.somebody();

    @Test
    void the_tasks_of_dead_workers_end_within_the_deadline_and_a_round_of_the_enforcer(
            TestReporter report) {
        List<Calls.Opened> running =
                IntStream.range(0, 12).mapToObj(i -> alice.opens("Stop " + i)).toList();
        running.forEach(opened -> new Agent(opened).starts());
        running.forEach(opened -> alice.awaitTask(opened.task(), "RUNNING"));

        running.forEach(opened ->
                alice.post("/api/v1/tasks/" + opened.task() + "/cancel", "").statusCode(200));

        running.forEach(opened -> alice.awaitTask(opened.task(), "CANCELLED"));
        List<Duration> took =
                running.stream()
                        .map(opened -> alice.get("/tasks/{id}", opened.task().toString()).extract())
                        .map(task ->
                                Duration.between(
                                        Instant.parse(task.path("cancelRequestedAt")),
                                        Instant.parse(task.path("completedAt"))))
                        .sorted()
                        .toList();
        report.publishEntry("cancelled after", took.toString());
        Duration bound = ShortDeadline.DEADLINE.plus(ShortDeadline.INTERVAL).plus(ROUND);
        assertTrue(
                took.getFirst().compareTo(ShortDeadline.DEADLINE) >= 0, () -> "too early: " + took);
        assertTrue(took.getLast().compareTo(bound) <= 0, () -> "too late: " + took);
    }
}
