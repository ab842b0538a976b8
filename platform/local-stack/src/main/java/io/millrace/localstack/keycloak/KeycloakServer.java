package io.millrace.localstack.keycloak;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import io.millrace.localstack.process.Ports;
import io.millrace.localstack.process.Program;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One Keycloak on this machine, with its data in a PostgreSQL database.
///
/// @param program what to run
/// @param process where its process is recorded
/// @param settings where its data lives and how it runs
public record KeycloakServer(
        KeycloakProgram program, OwnedProcess process, KeycloakSettings settings) {
    /// Name and password of the administrator of this local Keycloak, for its own console.
    public static final String ADMIN = "admin";

    private static final String REALM_FILE = "keycloak/millrace-realm.json";
    private static final int OK = 200;
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);

    /// The first stop also writes the class archive.
    private static final Duration STOP_GRACE = Duration.ofSeconds(40);

    /// Starts the server and waits until the realm answers.
    ///
    /// @throws ComponentFailure if the port is taken
    public void start() {
        Ports.requireFree("keycloak", settings.port(), "MILLRACE_KEYCLOAK_PORT");
        Path home = settings.data();
        byte[] realm = realmFile();
        prepareHome(home, realm);
        Database database = settings.database();
        List<String> arguments =
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + settings.port(),
                        // The issuer must not depend on how somebody spelled the address.
                        "--hostname=" + settings.url());
        process.start(
                new Program(
                        RunAs.CALLER,
                        program.command(home, arguments),
                        Map.of(
                                "KC_DB_URL",
                                database.jdbcUrl(),
                                "KC_DB_USERNAME",
                                database.user(),
                                "KC_DB_PASSWORD",
                                database.password(),
                                "KC_DB_POOL_INITIAL_SIZE",
                                "2",
                                "KC_DB_POOL_MIN_SIZE",
                                "2",
                                "KC_DB_POOL_MAX_SIZE",
                                "20",
                                "KC_BOOTSTRAP_ADMIN_USERNAME",
                                ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                                ADMIN),
                        List.of("KC_", "QUARKUS_", "JAVA_TOOL_OPTIONS"),
                        home,
                        settings.log(),
                        Signal.TERM,
                        STOP_GRACE),
                settings.lifetime());
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build()) {
            process.awaitReady(() -> answers(client), START_PATIENCE, settings.log());
            new RealmUpdate(client, settings.url(), home.resolve("data/realm.sha256"))
                    .bringUpTo(realm);
        }
    }

    /// Stops the server cleanly.
    public void stop() {
        process.stop();
    }

    /// Whether the server's process is alive.
    public boolean running() {
        return process.running().isPresent();
    }

    private boolean answers(HttpClient client) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(settings.issuer() + "/.well-known/openid-configuration"))
                        .timeout(ANSWER_PATIENCE)
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComponentFailure("keycloak", "interrupted while it was starting", e);
        }
    }

    private static byte[] realmFile() {
        try (var in = KeycloakServer.class.getClassLoader().getResourceAsStream(REALM_FILE)) {
            if (in == null) {
                throw new IllegalStateException(REALM_FILE + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + REALM_FILE, e);
        }
    }

    /// The program's folder is shared and only read; what is written goes to the data folder.
    private void prepareHome(Path home, byte[] realm) {
        try {
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.write(imports.resolve("millrace-realm.json"), realm);
            for (String part : List.of("conf", "lib", "providers", "themes")) {
                Path link = home.resolve(part);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, program.folder().resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + home, e);
        }
    }

    /// Where the data of a server lives and how it runs.
    ///
    /// @param data its home folder
    /// @param port its port on 127.0.0.1
    /// @param database holds its users and realms
    /// @param log file for what it says
    /// @param lifetime whether it ends with the virtual machine that started it
    public record KeycloakSettings(
            Path data, int port, Database database, Path log, Lifetime lifetime) {
        /// `http://127.0.0.1:<port>`.
        public String url() {
            return "http://127.0.0.1:" + port;
        }

        /// The issuer of the realm's tokens.
        public String issuer() {
            return url() + "/realms/millrace";
        }
    }
}
