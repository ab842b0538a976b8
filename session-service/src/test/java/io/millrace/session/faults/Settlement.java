package io.millrace.session.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.teststack.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Waits until everything has come to its end, which it must in bounded time, and then looks that
/// nothing is wrong and that no earlier end has changed.
final class Settlement {
    private static final Duration BOUND = Duration.ofSeconds(90);

    /// Reading everything is work, which the fleet has too.
    private static final Duration POLL = Duration.ofMillis(250);

    /// When Redis is empty, every event of the day is sent and passed over again.
    private static final Duration BOUND_PER_EVENT = Duration.ofMillis(10);

    private final Fleet fleet;
    private final Crowd crowd;
    private final ScriptedAgents agents;
    private final Map<UUID, String> ends = new HashMap<>();

    Settlement(Fleet fleet, Crowd crowd, ScriptedAgents agents) {
        this.fleet = fleet;
        this.crowd = crowd;
        this.agents = agents;
    }

    /// @param when for the failure's message
    void await(String when) {
        try (Connection connection = fleet.connect()) {
            List<String> faults = new ArrayList<>();
            try {
                Await.until(
                        "no fault",
                        bound(),
                        POLL,
                        () -> {
                            faults.clear();
                            faults.addAll(faults(connection));
                            return faults.isEmpty();
                        });
            } catch (AssertionError late) {
                throw new AssertionError(when + ": " + faults, late);
            }
            Map<UUID, String> now = ends(connection);
            ends.forEach((task, end) -> assertEquals(end, now.get(task), when + ": " + task));
            ends.putAll(now);
            assertEquals(now.size(), agents.runs(), when);
        } catch (SQLException e) {
            throw new AssertionError(when, e);
        }
    }

    private Duration bound() {
        return BOUND.plus(
                BOUND_PER_EVENT.multipliedBy(fleet.number("select count(*) from outbox")));
    }

    /// What is wrong now, as that connection sees it.
    List<String> faults(Connection connection) {
        return new Checker(connection, fleet.redis, crowd.accepted).faults();
    }

    /// A task with a further one in its session.
    UUID someTask() {
        return crowd.accepted.iterator().next();
    }

    /// How and when each task has ended.
    private static Map<UUID, String> ends(Connection connection) throws SQLException {
        Map<UUID, String> ends = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, status, completed_at from tasks")) {
            while (rows.next()) {
                ends.put(
                        rows.getObject(1, UUID.class),
                        rows.getString(2) + " at " + rows.getString(3));
            }
        }
        return ends;
    }

    /// The tasks of a session, the first that ran first.
    List<UUID> inOrderOfRunning(UUID session) {
        try (Connection connection = fleet.connect();
                var statement =
                        connection.prepareStatement(
                                "select id from tasks where session_id = ? order by executed_at")) {
            statement.setObject(1, session);
            List<UUID> order = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    order.add(rows.getObject(1, UUID.class));
                }
            }
            return order;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
