package io.millrace.session.bench;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.postgres.Durability;
import io.millrace.session.bench.PackagedService.Build;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How many prompts a second one process accepts, and how long one takes until it is answered and
/// until a worker can have it. Arguments: a file for the figures, and `jvm` or `native`.
///
/// The process is server and outbox publisher; PostgreSQL has each commit on the disk before it
/// answers, Redis appends to its file. Each caller has a connection and a user of its own and sends
/// the next prompt when the last is answered. A prompt opens a session, and is one transaction of
/// the session, the task, the first message and what the outbox has to tell of them.
///
/// The second time is from the transaction's commit, as PostgreSQL notes it when it begins to write
/// it down (`track_commit_timestamp`), until a reader that blocks on the stream of work holds the
/// entry.
final class PromptBenchmark {
    private static final int[] CALLERS = {1, 8, 32};
    private static final int WARM_UP_CALLERS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration COUNTED = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODY =
            """
            {"prompt": "Which columns feed the revenue of each region, and through which views? \
            Name those whose type changes on the way, and the statements that fill them.", \
            "repo": "https://example.org/warehouse.git", "targetBranch": "main"}\
            """;

    private final PackagedService service;
    private final Servers servers;

    private PromptBenchmark(PackagedService service, Servers servers) {
        this.service = service;
        this.servers = servers;
    }

    public static void main(String[] arguments) throws Exception {
        Figures.of(
                arguments,
                figures -> {
                    Build build = Build.of(arguments);
                    Servers servers = Servers.start(Durability.POWER_LOSS);
                    try (PackagedService service =
                            PackagedService.start(
                                    build, servers, "--server", "--bg-tasks", "outbox-publisher")) {
                        PromptBenchmark benchmark = new PromptBenchmark(service, servers);
                        benchmark.callers(WARM_UP_CALLERS, WARM_UP);
                        figures.add("%s: p50, p99, max in milliseconds".formatted(build));
                        for (int callers : CALLERS) {
                            benchmark.measure(callers, figures);
                        }
                        figures.add(
                                "resident afterwards: %.0f MB"
                                        .formatted(service.residentMegabytes()));
                    }
                });
    }

    private void measure(int callers, Figures figures) throws Exception {
        try (Arrivals arrivals = Arrivals.listen(servers.redis())) {
            long begun = System.nanoTime();
            List<Double> answered = callers(callers, COUNTED);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Await.until(
                    "all are on the stream", PATIENCE, () -> arrivals.count() >= answered.size());
            List<Arrivals.Arrival> arrived = arrivals.stop();
            figures.add(
                    "%2d callers: %,.0f prompts/s (%d in %.1f s)"
                            .formatted(
                                    callers, answered.size() / seconds, answered.size(), seconds));
            figures.add("  until answered        %s".formatted(Figures.spread(array(answered))));
            figures.add(
                    "  from commit to entry  %s"
                            .formatted(Figures.spread(array(sinceCommit(arrived)))));
        }
    }

    /// Has callers send prompts for that long.
    ///
    /// @return how many milliseconds each took
    private List<Double> callers(int callers, Duration time) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            long end = System.nanoTime() + time.toNanos();
            List<Future<List<Double>>> calling = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                String token = Tokens.user("caller-" + caller).token();
                calling.add(threads.submit(() -> call(token, end)));
            }
            for (Future<List<Double>> called : calling) {
                millis.addAll(called.get());
            }
        }
        return millis;
    }

    private List<Double> call(String token, long end) throws IOException {
        List<Double> millis = new ArrayList<>();
        try (Line line = new Line(service.port(), token)) {
            for (long now = System.nanoTime(); now < end; ) {
                line.create("/api/v1/sessions/with-prompt", BODY);
                long answered = System.nanoTime();
                millis.add((answered - now) / 1e6);
                now = answered;
            }
        }
        return millis;
    }

    /// How many milliseconds after its commit each was there.
    private List<Double> sinceCommit(List<Arrivals.Arrival> arrived) throws SQLException {
        Map<String, Long> commits = commits(servers.database());
        return arrived.stream()
                .map(arrival -> (arrival.micros() - commits.get(arrival.task())) / 1e3)
                .toList();
    }

    /// When each task was committed, in microseconds since the epoch.
    private static Map<String, Long> commits(Database database) throws SQLException {
        Map<String, Long> commits = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select id, (extract(epoch from pg_xact_commit_timestamp(xmin))
                                            * 1000000)::bigint
                                from tasks
                                """)) {
            while (rows.next()) {
                commits.put(rows.getString(1), rows.getLong(2));
            }
        }
        return commits;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
