package io.millrace.session.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.sandboxes.FakeAllocator;
import io.millrace.session.sandboxes.FakeAllocator.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions that borrow from an allocator that misbehaves, while a process of background tasks is
/// killed in the middle; at moments that differ from round to round. More sessions than sandboxes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(1800)
class AllocatorJourneyIT {
    private static final int ROUNDS = Integer.getInteger("millrace.rounds", 3);
    private static final double CHANCE = 0.35;
    private static final int LAST = 100;
    private static final List<String> ITEMS = List.of("\"box 1\"", "\"box 2\"", "\"box 3\"");

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final FakeAllocator allocator = new FakeAllocator().has(ITEMS.toArray(String[]::new));
    private Fleet fleet;
    private ScriptedAgents agents;
    private Borrowers borrowers;

    @BeforeAll
    void start() {
        fleet =
                Fleet.borrowing(
                        Map.ofEntries(
                                Map.entry("MILLRACE_SANDBOXES_ALLOCATOR", "external"),
                                Map.entry(
                                        "MILLRACE_SANDBOXES_EXTERNAL_URL",
                                        allocator.url().toString()),
                                Map.entry(
                                        "MILLRACE_SANDBOXES_TOKEN_KEY",
                                        "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
                                Map.entry("MILLRACE_SANDBOXES_EXTERNAL_TIMEOUT", "1s"),
                                Map.entry("MILLRACE_SANDBOXES_EXTERNAL_PATIENCE", "0s"),
                                Map.entry("MILLRACE_SANDBOXES_LEASES_BORROW_INTERVAL", "200ms"),
                                Map.entry("MILLRACE_SANDBOXES_LEASES_RETURN_INTERVAL", "200ms"),
                                Map.entry("MILLRACE_SANDBOXES_LEASES_FIRST_BACKOFF", "100ms"),
                                Map.entry("MILLRACE_SANDBOXES_LEASES_MAX_BACKOFF", "500ms"),
                                Map.entry("MILLRACE_SANDBOXES_LEASES_CLAIM_MARGIN", "500ms"),
                                Map.entry("MILLRACE_SANDBOXES_LEASES_MAX_RETURN_FAILURES", "50")));
        agents = new ScriptedAgents(fleet);
        borrowers = new Borrowers(fleet, new AllocatorBooks(allocator, ITEMS));
    }

    @AfterAll
    void stop() {
        if (agents != null) {
            agents.close();
        }
        if (fleet != null) {
            fleet.close();
        }
        allocator.close();
    }

    /// What the allocator does now and then.
    enum Mischief {
        ANSWERS_500,
        HANGS,
        ANSWERS_TWICE;

        private Fault[] faults() {
            return switch (this) {
                case ANSWERS_500 -> new Fault[] {Fault.ERROR_500, Fault.DONE_BUT_500};
                case HANGS ->
                        new Fault[] {
                            Fault.DONE_BUT_SILENT, Fault.HALF_AN_ANSWER, Fault.DONE_BUT_CUT
                        };
                case ANSWERS_TWICE -> new Fault[] {Fault.TWO_ANSWERS, Fault.LENT_TWICE};
            };
        }
    }

    @ParameterizedTest
    @Order(1)
    @EnumSource(Mischief.class)
    void whatever_the_allocator_does_what_it_lends_comes_back_once(Mischief mischief)
            throws InterruptedException {
        for (int round = 1; round <= ROUNDS; round++) {
            allocator.failsNowAndThen(random, CHANCE, mischief.faults());
            Fleet.Member victim = fleet.workers.get(random.nextInt(fleet.workers.size()));
            int delay = random.nextInt(900);
            List<String> sessions = borrowers.open();
            Thread.sleep(delay);
            victim.kill();
            borrowers.cancelOneOf(sessions, random);
            victim.start();
            borrowers.awaitSettled(
                    "round %d of %s, killed after %d ms, seed %d"
                            .formatted(round, mischief, delay, seed));
            victim.awaitReady();
        }
    }

    @ParameterizedTest
    @Order(LAST)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "update sandbox_leases set status = 'WITHDRAWN' where id ="
                        + " (select id from sandbox_leases where status = 'RETURNED' limit 1)"
                        + " | leases were returned",
                "update sandbox_leases set status = 'LOST' | a lease is not over",
                "update sessions set session_status = 'RETURNING_IP' | a session is not at its end",
                "update sessions set sbx_config = '1' | has kept its sandbox",
                "update tasks set status = 'RUNNING' | a task is not at its end",
            })
    void the_checker_sees_what_is_planted_in_the_database(String plant, String fault)
            throws SQLException {
        fleet.all().forEach(Fleet.Member::kill);
        try (Connection connection = fleet.connect()) {
            assertEquals(List.of(), borrowers.faults(connection), "before anything is planted");
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                assertTrue(statement.executeUpdate(plant) > 0, plant);
            }

            List<String> found = borrowers.faults(connection);
            connection.rollback();

            assertTrue(found.stream().anyMatch(one -> one.contains(fault)), found::toString);
        }
    }

    @ParameterizedTest
    @Order(LAST + 1)
    @ValueSource(strings = {"a sandbox that nobody has", "a sandbox twice"})
    void the_checker_sees_what_is_planted_in_the_books(String what) throws SQLException {
        fleet.all().forEach(Fleet.Member::kill);
        try (Connection connection = fleet.connect()) {
            switch (what) {
                case "a sandbox twice" -> allocator.has(ITEMS.getFirst());
                default -> allocator.loses(ITEMS.getFirst());
            }
            List<String> found = borrowers.faults(connection);
            switch (what) {
                case "a sandbox twice" -> allocator.loses(ITEMS.getFirst());
                default -> allocator.has(ITEMS.getFirst());
            }

            assertEquals(1, found.size(), found::toString);
            assertEquals(List.of(), borrowers.faults(connection), "once it is put right");
        }
    }
}
