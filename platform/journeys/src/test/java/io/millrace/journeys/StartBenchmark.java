package io.millrace.journeys;

import io.millrace.localstack.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How soon each service is ready after a start, and how much memory it holds, on a stack of its
/// own with real PostgreSQL, Redis and Keycloak.
///
/// Arguments: a file for the figures, and `jvm` or `native`. Each service in turn is killed and
/// started five times while the others run; the time is from the start of the process until
/// `/health/ready` answers 200, asked every ten milliseconds. Memory is the resident set (`VmRSS`
/// of proc(5)) once all are ready and after twenty runs of the main job.
final class StartBenchmark {
    private static final int STARTS = 5;
    private static final int RUNS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private StartBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        boolean nativeBinaries = arguments[1].equals("native");
        List<String> figures = new ArrayList<>();
        figures.add(
                "%-22s %14s %12s %12s".formatted(arguments[1], "ready ms", "RSS MB", "worked MB"));
        try (RunningStack stack = RunningStack.start(nativeBinaries)) {
            Map<Service, Double> ready = new EnumMap<>(Service.class);
            for (Service service : Service.values()) {
                ready.put(service, start(stack, service));
            }
            Map<Service, Double> idle = resident(stack);
            Person alice = Person.login(stack.addresses(), "alice");
            for (int i = 0; i < RUNS; i++) {
                run(alice);
            }
            Map<Service, Double> worked = resident(stack);
            for (Service service : Service.values()) {
                figures.add(
                        "%-22s %14.0f %12.0f %12.0f"
                                .formatted(
                                        service.componentName(),
                                        ready.get(service),
                                        idle.get(service),
                                        worked.get(service)));
            }
        }
        Files.write(Path.of(arguments[0]), figures);
    }

    /// Median, in milliseconds.
    private static double start(RunningStack stack, Service service) {
        double[] millis = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            stack.kill(service.componentName());
            long begun = System.nanoTime();
            stack.startAgain(service.componentName());
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return millis[STARTS / 2];
    }

    private static void run(Person person) {
        var session = person.openSession("Say hello.");
        try (Watcher watcher = Watcher.of(person, session.path("id").asText())) {
            watcher.awaitTask(session.path("taskId").asText(), "COMPLETED", PATIENCE);
        }
    }

    /// In megabytes.
    private static Map<Service, Double> resident(RunningStack stack) throws IOException {
        Map<Service, Double> megabytes = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Path status = Path.of("/proc", Long.toString(stack.pid(service)), "status");
            String line =
                    Files.readAllLines(status).stream()
                            .filter(each -> each.startsWith("VmRSS:"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no VmRSS in " + status));
            megabytes.put(service, Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6);
        }
        return megabytes;
    }
}
