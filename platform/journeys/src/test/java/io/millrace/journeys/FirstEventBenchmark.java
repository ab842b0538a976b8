package io.millrace.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long after the POST the first event of a run reaches a watcher, on a running stack.
///
/// Arguments: a file for the figures, the gateway's base URL and Keycloak's realm URL (those of
/// `./millrace up` where they are left out). One watcher at a time on an idle stack, as
/// `docs/benchmarks.md` says: the first run of all is the cold figure, ten more warm up, fifty are
/// counted. The first event is the first frame that only a worker can have caused: a delta, a
/// finished step, or the task's move to RUNNING.
final class FirstEventBenchmark {
    private static final int WARM_UP = 10;
    private static final int COUNTED = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FirstEventBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Addresses stack =
                new Addresses(
                        URI.create(argument(arguments, 1, "http://127.0.0.1:8080")),
                        argument(arguments, 2, "http://127.0.0.1:8180/realms/millrace"));
        Person alice = Person.login(stack, "alice");
        double cold = once(alice);
        for (int i = 0; i < WARM_UP; i++) {
            once(alice);
        }
        double[] millis = new double[COUNTED];
        for (int i = 0; i < COUNTED; i++) {
            millis[i] = once(alice);
        }
        Arrays.sort(millis);
        List<String> figures = new ArrayList<>();
        figures.add("first event after POST, ms: cold %.0f".formatted(cold));
        figures.add(
                "warm (n=%d): p50 %.0f, p95 %.0f, max %.0f"
                        .formatted(
                                COUNTED,
                                millis[COUNTED / 2],
                                millis[(int) Math.ceil(COUNTED * 0.95) - 1],
                                millis[COUNTED - 1]));
        Files.write(Path.of(arguments[0]), figures);
    }

    private static String argument(String[] arguments, int index, String fallback) {
        return arguments.length > index && !arguments[index].isBlank()
                ? arguments[index]
                : fallback;
    }

    private static double once(Person person) {
        Instant posted = Instant.now();
        JsonNode session = person.openSession("Say hello.");
        String task = session.path("taskId").asText();
        try (Watcher watcher = Watcher.of(person, session.path("id").asText())) {
            watcher.await("the first event of the run", FirstEventBenchmark::ofRun, PATIENCE);
            Instant first = watcher.arrivalOf(FirstEventBenchmark::ofRun).orElseThrow();
            watcher.awaitTask(task, "COMPLETED", PATIENCE);
            return Duration.between(posted, first).toNanos() / 1e6;
        }
    }

    private static boolean ofRun(JsonNode frame) {
        return switch (frame.path("event").asText()) {
            case "stepDelta", "messageAppended" -> true;
            case "taskUpdated" -> frame.at("/payload/status").asText().equals("RUNNING");
            default -> false;
        };
    }
}
