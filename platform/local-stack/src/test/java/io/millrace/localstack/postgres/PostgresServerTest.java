package io.millrace.localstack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.Place;
import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    private Place place;

    @BeforeEach
    void makePlace() throws IOException {
        place = Place.create();
    }

    @AfterEach
    void removePlace() throws IOException {
        place.close();
    }

    @Test
    void keepsWhatWasCommittedOverAStop() throws SQLException {
        PostgresServer server = place.postgres();
        server.start();
        remember(server.createIfAbsent("app"), "kept");

        server.restart();

        assertEquals("kept", remembered(server.database("app")));
    }

    @Test
    void keepsWhatWasCommittedOverAKill() throws SQLException {
        PostgresServer server = place.postgres();
        server.start();
        remember(server.createIfAbsent("app"), "kept");

        server.kill();
        assertFalse(server.running());
        server.start();

        assertEquals("kept", remembered(server.database("app")));
    }

    @Test
    void createsADatabaseOnlyOnce() throws SQLException {
        PostgresServer server = place.postgres();
        server.start();
        remember(server.createIfAbsent("app"), "kept");

        Database again = server.createIfAbsent("app");

        assertEquals("kept", remembered(again));
    }

    @Test
    void refusesANameThatIsMoreThanAName() {
        PostgresServer server = place.postgres();

        assertThrows(
                IllegalArgumentException.class, () -> server.database("x\"; DROP DATABASE app"));
    }

    @Test
    void startsOverAPidFileWhosePidNowBelongsToAnotherProcess() throws Exception {
        PostgresServer server = place.postgres();
        server.start();
        server.stop();
        // The server itself takes any live process of its user for another server.
        Process stranger = strangerOfTheSameUser();
        try {
            writePidFile(server, stranger.pid());

            server.start();

            assertTrue(server.running());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void refusesADataFolderThatAnotherServerUses() throws IOException {
        PostgresServer first = place.postgres();
        first.start();
        long pid = first.process().running().orElseThrow().pid();
        PostgresServer second =
                new PostgresServer(
                        first.program(),
                        place.records().process("second"),
                        new PostgresServer.PostgresSettings(
                                first.settings().data(),
                                Ports.anyFree(),
                                place.folder().resolve("second.log"),
                                Durability.CRASH,
                                Lifetime.WITH_STARTER));

        ComponentFailure refusal = assertThrows(ComponentFailure.class, second::start);

        assertTrue(refusal.getMessage().contains("pid " + pid + " already serves"));
        assertTrue(first.running());
    }

    @Test
    void namesTheHolderOfATakenPort() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PostgresServer server = place.postgres(holder.getLocalPort());

            ComponentFailure refusal = assertThrows(ComponentFailure.class, server::start);

            String message = refusal.getMessage();
            assertTrue(message.contains("port " + holder.getLocalPort() + " is taken"), message);
            assertTrue(message.contains("MILLRACE_POSTGRES_PORT"), message);
            if (Files.isDirectory(Path.of("/proc/self/fd"))) {
                assertTrue(message.contains("pid " + ProcessHandle.current().pid()), message);
            }
        }
    }

    @Test
    void neverLeavesHalfADataFolder() throws IOException {
        PostgresServer server = place.postgres();
        Path draft = place.folder().resolve("postgres.draft");
        Files.createDirectories(draft);
        Files.writeString(draft.resolve("PG_VERSION"), "interrupted");

        server.start();

        assertTrue(server.running());
        assertFalse(Files.exists(draft));
    }

    private static Process strangerOfTheSameUser() throws IOException {
        List<String> command =
                new java.util.ArrayList<>(
                        io.millrace.localstack.process.RunAs.ordinaryUser("test").prefix());
        command.addAll(List.of("sleep", "60"));
        return new ProcessBuilder(command).start();
    }

    private static void writePidFile(PostgresServer server, long pid) throws IOException {
        Path data = server.settings().data();
        Path file = data.resolve("postmaster.pid");
        Files.writeString(
                file,
                "%d\n%s\n1700000000\n%d\n\n127.0.0.1\n\nready\n"
                        .formatted(pid, data, server.settings().port()));
        io.millrace.localstack.process.RunAs.ordinaryUser("test").own(file);
    }

    private static void remember(Database database, String text) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE memory AS SELECT '" + text + "' AS text");
        }
    }

    private static String remembered(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT text FROM memory")) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }
}
