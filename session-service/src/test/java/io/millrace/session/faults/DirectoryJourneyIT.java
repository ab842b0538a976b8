package io.millrace.session.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions that borrow directories of this host, while one or both of the processes that lend and
/// remove them are killed; at moments that differ from round to round. More sessions than
/// directories, and in each directory something to remove.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(1800)
class DirectoryJourneyIT {
    private static final int ROUNDS = Integer.getInteger("millrace.rounds", 1);
    private static final int MOST = 3;
    private static final int FILES = 200;
    private static final int LAST = 100;

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir static Path temporary;
    private Path precious;
    private DirectoryBooks books;
    private Fleet fleet;
    private ScriptedAgents agents;
    private Borrowers borrowers;

    @BeforeAll
    void start() throws IOException {
        precious = Files.createDirectory(temporary.resolve("precious"));
        Files.writeString(precious.resolve("file"), "mine", UTF_8);
        Path root = Files.createDirectory(temporary.resolve("root"));
        books = new DirectoryBooks(root);
        fleet =
                Fleet.borrowing(
                        Map.of(
                                "MILLRACE_SANDBOXES_ALLOCATOR",
                                "local",
                                "MILLRACE_SANDBOXES_LOCAL_ROOT",
                                root.toString(),
                                "MILLRACE_SANDBOXES_LOCAL_MAX_DIRECTORIES",
                                String.valueOf(MOST),
                                "MILLRACE_SANDBOXES_LOCAL_INTERVAL",
                                "200ms",
                                "MILLRACE_SANDBOXES_TOKEN_KEY",
                                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                                "MILLRACE_SANDBOXES_EXTERNAL_TIMEOUT",
                                "1s",
                                "MILLRACE_SANDBOXES_EXTERNAL_PATIENCE",
                                "0s",
                                "MILLRACE_SANDBOXES_LEASES_BORROW_INTERVAL",
                                "200ms",
                                "MILLRACE_SANDBOXES_LEASES_RETURN_INTERVAL",
                                "200ms",
                                "MILLRACE_SANDBOXES_LEASES_CLAIM_MARGIN",
                                "500ms"));
        agents = new ScriptedAgents(fleet);
        borrowers = new Borrowers(fleet, books);
    }

    @AfterAll
    void stop() {
        if (agents != null) {
            agents.close();
        }
        if (fleet != null) {
            fleet.close();
        }
    }

    @Test
    @Order(1)
    void whoever_dies_no_directory_is_left_and_nothing_else_is_touched()
            throws InterruptedException, IOException {
        for (int round = 1; round <= ROUNDS; round++) {
            List<String> sessions = borrowers.open();
            int delay = random.nextInt(900);
            long end = System.nanoTime() + Duration.ofMillis(delay).toNanos();
            while (System.nanoTime() < end) {
                litter();
                Thread.sleep(5);
            }
            List<Fleet.Member> victims =
                    random.nextBoolean()
                            ? fleet.workers
                            : List.of(fleet.workers.get(random.nextInt(fleet.workers.size())));
            victims.forEach(Fleet.Member::kill);
            litter();
            borrowers.cancelOneOf(sessions, random);
            victims.forEach(Fleet.Member::start);
            borrowers.awaitSettled(
                    "round %d, %d killed after %d ms, seed %d"
                            .formatted(round, victims.size(), delay, seed));
            assertEquals("mine", Files.readString(precious.resolve("file"), UTF_8));
            victims.forEach(Fleet.Member::awaitReady);
        }
    }

    /// What an agent's commands leave: files, and links that lead out.
    private void litter() throws IOException {
        List<Path> directories = books.directories();
        assertTrue(directories.size() <= MOST, directories::toString);
        for (Path directory : directories) {
            try {
                Files.createSymbolicLink(directory.resolve("link"), precious);
                Files.createDirectories(directory.resolve("a/b/c"));
                for (int i = 0; i < FILES; i++) {
                    Files.createFile(directory.resolve("a/b/c/" + i));
                }
            } catch (FileAlreadyExistsException | NoSuchFileException quick) {
                // Littered before, or already being removed.
            }
        }
    }

    @Test
    @Order(LAST)
    void the_checker_sees_what_is_planted() throws Exception {
        fleet.all().forEach(Fleet.Member::kill);
        try (Connection connection = fleet.connect()) {
            assertEquals(List.of(), borrowers.faults(connection), "before anything is planted");

            Path leaked = Files.createDirectory(books.root().resolve("sandbox-leaked"));
            assertOne("directories have leaked", borrowers.faults(connection));
            Files.delete(leaked);

            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "insert into sandbox_directories (id, root, status, lent_at, ended_at,"
                                + " attempts, next_attempt_at, version) values"
                                + " (gen_random_uuid(), '/', 'CLEARING', now(), now(), 0, now(), 0)");
            }
            assertOne("still in the books", borrowers.faults(connection));
            connection.rollback();
            connection.setAutoCommit(true);

            assertEquals(List.of(), borrowers.faults(connection), "once it is put right");
        }
    }

    private static void assertOne(String fault, List<String> found) {
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.getFirst().contains(fault), found::toString);
    }
}
