package io.millrace.session.faults;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.process.Ports;
import io.millrace.localstack.redis.RedisServer;
import io.millrace.teststack.Await;
import io.millrace.teststack.Issuer;
import io.millrace.teststack.JavaProcess;
import io.millrace.teststack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The packaged service in several processes, and the servers that they share.
final class Fleet implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration LEARNING_PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;

    final PostgresServer postgres = TestStack.newPostgres(Durability.CRASH);
    final RedisServer redis = TestStack.newRedis();
    final List<Member> servers = new ArrayList<>();
    final List<Member> workers = new ArrayList<>();
    private final Database database = postgres.createIfAbsent("session");
    private final Map<String, String> settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /// @param settings variables of every process, beside those that each has
    private Fleet(Map<String, String> settings) {
        this.settings = settings;
    }

    /// Two servers and three processes of background tasks, which begin together: the migrations
    /// are made by one of them.
    static Fleet started() {
        Fleet fleet = new Fleet(Map.of());
        fleet.servers.add(fleet.new Member("--server"));
        fleet.servers.add(fleet.new Member("--server"));
        fleet.workers.add(fleet.new Member("--all-bg-tasks"));
        fleet.workers.add(fleet.new Member("--all-bg-tasks"));
        fleet.workers.add(fleet.new Member("--bg-tasks", "outbox-publisher", "session-poller"));
        return fleet.begun();
    }

    /// One server and two processes of background tasks, whose sessions borrow sandboxes.
    ///
    /// @param settings where they borrow and how patiently
    static Fleet borrowing(Map<String, String> settings) {
        Fleet fleet = new Fleet(settings);
        fleet.servers.add(fleet.new Member("--server"));
        fleet.workers.add(fleet.new Member("--all-bg-tasks"));
        fleet.workers.add(fleet.new Member("--all-bg-tasks"));
        return fleet.begun();
    }

    private Fleet begun() {
        if (Artefact.isToBeLearnt()) {
            new Member("--server", "--all-bg-tasks").teach();
        }
        all().forEach(Member::start);
        all().forEach(Member::awaitReady);
        return this;
    }

    List<Member> all() {
        List<Member> all = new ArrayList<>(servers);
        all.addAll(workers);
        return all;
    }

    /// A connection to the service's database; the caller closes it.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    /// The number that a query answers.
    long number(String query) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /// One process, which may be killed and started again, or frozen for a while.
    final class Member {
        private final List<String> options;
        final int port = Ports.anyFree();
        private final int management = Ports.anyFree();
        private @Nullable JavaProcess process;

        Member(String... options) {
            this.options = List.of(options);
        }

        void start() {
            start(Artefact.command(options));
        }

        private void start(List<String> command) {
            process = JavaProcess.start("session-service", command, environment());
        }

        /// One start and an end in peace, for what is learnt from them.
        private void teach() {
            start(Artefact.learning(options));
            awaitReady();
            running().end();
            Await.until(
                    "what was learnt is written", LEARNING_PATIENCE, () -> !running().running());
        }

        /// Ends it as `kill -9` does.
        void kill() {
            running().kill();
        }

        void suspend() {
            running().suspend();
        }

        void resume() {
            running().resume();
        }

        private JavaProcess running() {
            JavaProcess running = process;
            if (running == null) {
                throw new IllegalStateException(options + " was never started");
            }
            return running;
        }

        void awaitReady() {
            Await.until(
                    options + " is ready",
                    START_PATIENCE,
                    () -> status(management, "/health/ready") == OK);
        }

        /// Whether something answers on the port for requests.
        boolean serves() {
            try {
                return status(port, "/health") == OK;
            } catch (IOException refused) {
                return false;
            }
        }

        String metrics() {
            try {
                return get(management, "/metrics").body();
            } catch (IOException e) {
                throw new UncheckedIOException("no figures", e);
            }
        }

        private Map<String, String> environment() {
            Issuer keycloak = Issuer.keycloak();
            Map<String, String> variables = new HashMap<>();
            variables.put("HOST", "127.0.0.1");
            variables.put("PORT", Integer.toString(port));
            variables.put("MILLRACE_MANAGEMENT_PORT", Integer.toString(management));
            variables.put("DATABASE_URL", database.url());
            variables.put("REDIS_URL", redis.url());
            variables.put("KEYCLOAK_ISSUER", keycloak.url());
            variables.put("KEYCLOAK_JWKS_URI", keycloak.keysUrl());
            variables.put("MILLRACE_AGENT_URL", Issuer.service("agent-service").address());
            variables.put("MILLRACE_DATABASE_POOL_SIZE", "8");
            variables.put("MILLRACE_RECOVERY_INTERVAL", "PT0.3S");
            variables.put("MILLRACE_RECOVERY_UNATTENDED", "PT2S");
            variables.put("MILLRACE_RECOVERY_SILENCE", "PT8S");
            variables.putAll(settings);
            return variables;
        }
    }

    private int status(int port, String path) throws IOException {
        return get(port, path).statusCode();
    }

    private HttpResponse<String> get(int port, String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(3))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        all().forEach(Member::kill);
        http.close();
        postgres.stop();
        redis.stop();
    }
}
