package io.millrace.session.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.redis.RedisConnection;
import io.millrace.teststack.Await;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Two servers and three processes of background tasks, side by side, to which things happen at
/// moments that differ from round to round. In the end they are dead, and faults are planted that
/// the checker must see.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(3600)
class FaultJourneyIT {
    private static final int ROUNDS = Integer.getInteger("millrace.rounds", 3);
    private static final List<String> PRIORITIES = List.of("URGENT", "HIGH", "MEDIUM", "LOW");

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Fleet fleet;
    private ScriptedAgents agents;
    private Crowd crowd;
    private Strikes strikes;
    private Settlement settlement;

    @BeforeAll
    void start() {
        fleet = Fleet.started();
        agents = new ScriptedAgents(fleet);
        crowd = new Crowd(fleet);
        strikes = new Strikes(fleet, crowd, random);
        settlement = new Settlement(fleet, crowd, agents);
    }

    @AfterAll
    void stop() {
        if (crowd != null) {
            crowd.close();
        }
        if (agents != null) {
            agents.close();
        }
        if (fleet != null) {
            fleet.close();
        }
    }

    @Test
    @Order(1)
    void a_process_without_the_server_opens_its_management_port_only() {
        Await.until(
                "the servers answer", () -> fleet.servers.stream().allMatch(Fleet.Member::serves));
        assertTrue(fleet.workers.stream().noneMatch(Fleet.Member::serves));
        assertFalse(fleet.servers.getFirst().metrics().contains("millrace_jobs_total"));
        String some = fleet.workers.getLast().metrics();
        assertTrue(some.contains("task=\"outbox-publisher\""), some);
        assertFalse(some.contains("task=\"retention\""), some);
    }

    @Test
    @Order(2)
    void side_by_side_no_task_is_asked_for_or_run_twice() {
        crowd.rush(6, 5).join();
        settlement.await("side by side, seed " + seed);

        assertEquals(crowd.accepted.size(), agents.begun.size());
        assertEquals(crowd.accepted, Set.copyOf(agents.begun));
        assertEquals(
                0,
                fleet.number(
                        "select count(*) - count(distinct subject) from outbox"
                                + " where family = '{work.tasks}'"));
    }

    @Test
    @Order(3)
    void the_tasks_of_a_session_run_by_priority_and_then_by_who_came_first() {
        List<UUID> sessions =
                IntStream.range(0, 4).mapToObj(i -> crowd.opens("hold", "LOW").session()).toList();
        Await.until("all are begun", () -> agents.mayEnd.getQueueLength() == sessions.size());
        Map<UUID, List<Waiting>> waiting = new HashMap<>();
        for (int n = 0; n < 32; n++) {
            UUID session = sessions.get(n % sessions.size());
            int priority = random.nextInt(PRIORITIES.size());
            Crowd.Accepted task = crowd.adds(session, PRIORITIES.get(priority));
            waiting.computeIfAbsent(session, s -> new ArrayList<>())
                    .add(new Waiting(task.task(), priority));
        }

        agents.mayEnd.release(sessions.size());
        settlement.await("in order, seed " + seed);

        waiting.forEach((session, tasks) -> {
            // A stable sort: those of one priority stay as they came.
            List<UUID> expected =
                    tasks.stream()
                            .sorted(Comparator.comparingInt(Waiting::priority))
                            .map(Waiting::task)
                            .toList();
            List<UUID> order = settlement.inOrderOfRunning(session);
            assertEquals(expected, order.subList(1, order.size()));
        });
    }

    /// @param priority its place among the priorities
    private record Waiting(UUID task, int priority) {}

    @ParameterizedTest
    @Order(4)
    @EnumSource(Strikes.Fault.class)
    void whatever_dies_every_accepted_prompt_comes_to_one_end(Strikes.Fault fault) {
        for (int round = 1; round <= ROUNDS; round++) {
            strikes.strike(fault);
            settlement.await("round %d of %s, seed %d".formatted(round, fault, seed));
            fleet.all().forEach(Fleet.Member::awaitReady);
        }
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "update tasks set status = 'RUNNING' where id = '%s' | not at its end",
                "update tasks set completed_at = null where id = '%s' | no time of it",
                "update tasks set description = 'same' where session_id ="
                        + " (select session_id from tasks where id = '%s') | was taken twice",
                "delete from tasks where id = '%s' | is not there",
                "delete from messages where task_id = '%s' and role = 'ASSISTANT' | not one answer",
                "insert into messages (id, session_id, task_id, position, role, content, created_at)"
                        + " select gen_random_uuid(), session_id, task_id, position + 1000, role,"
                        + " content, created_at from messages where task_id = '%s'"
                        + " and role = 'ASSISTANT' | not one answer",
                "update messages set position = position + 1000 where task_id = '%s' | a hole",
                "update outbox set sent_at = null where subject = '%s' | was not sent",
                "delete from outbox where subject = '%s' and family = 'fanout.session'"
                        + " | was not told",
                "insert into outbox (slot, stream, family, subject, sequence, envelope_id, payload,"
                        + " sent_at) select slot, stream, family, subject, sequence + 1,"
                        + " envelope_id, payload, sent_at from outbox where subject = '%s'"
                        + " and family = 'fanout.session' order by sequence desc limit 1"
                        + " | and then told",
                "update sessions set session_status = 'ACTIVE' | a session is not",
                "insert into delivery_attempt (group_name, envelope_id, stream, entry_id, source,"
                        + " family, subject, sequence) values ('g', gen_random_uuid(), 's', '1-1',"
                        + " 's', 'f', '%s', 1) | still tried",
                "insert into dead_letters (id, task_type, entity_id, entity_data, retry_count,"
                        + " last_error, last_error_at, first_failed_at, status, created_at,"
                        + " updated_at, version) values (gen_random_uuid(), 't', '%s', '{}', 1,"
                        + " 'no', now(), now(), 'pending', now(), now(), 0) | a dead letter",
                "update tasks t set executed_at = s.created_at from sessions s"
                        + " where s.id = t.session_id | ran at once",
            })
    void the_checker_sees_what_is_planted_in_the_database(String plant, String fault)
            throws SQLException {
        UUID task = settlement.someTask();
        fleet.all().forEach(Fleet.Member::kill);
        try (Connection connection = fleet.connect()) {
            assertEquals(List.of(), settlement.faults(connection), "before anything is planted");
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                assertTrue(statement.executeUpdate(plant.formatted(task)) > 0, plant);
            }

            List<String> found = settlement.faults(connection);
            connection.rollback();

            assertTrue(found.stream().anyMatch(one -> one.contains(fault)), found::toString);
        }
    }

    @Test
    @Order(6)
    void the_checker_sees_what_is_left_on_a_stream() throws SQLException, IOException {
        fleet.all().forEach(Fleet.Member::kill);
        try (Connection connection = fleet.connect();
                RedisConnection redis = fleet.redis.connect()) {
            redis.call("XADD", "events.tasks", "*", "data", "x");
            assertEquals(List.of("entries of events.tasks wait"), settlement.faults(connection));

            redis.call(
                    "XREADGROUP",
                    "GROUP",
                    "session-service",
                    "nobody",
                    "STREAMS",
                    "events.tasks",
                    ">");
            assertEquals(
                    List.of("entries of events.tasks are pending: 1"),
                    settlement.faults(connection));
        }
    }
}
