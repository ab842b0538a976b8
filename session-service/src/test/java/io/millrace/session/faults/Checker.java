package io.millrace.session.faults;

import io.millrace.localstack.redis.RedisConnection;
import io.millrace.localstack.redis.RedisServer;
import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.StreamName.Group;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.payloads.WatcherEvent.TaskUpdated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads the database and the streams once everything should have come to its end, and says what is
/// wrong.
///
/// @param connection to the service's database
/// @param accepted the tasks that a server said it had
record Checker(Connection connection, RedisServer redis, Set<UUID> accepted) {
    private static final EnvelopeCodec CODEC = new EnvelopeCodec();
    private static final Set<String> FINAL = Set.of("COMPLETED", "FAILED", "CANCELLED");

    /// What is read by a group, and by which.
    private record Read(StreamKey stream, String group) {
        static List<Read> all() {
            return Stream.concat(
                            StreamName.allWorkTasks().stream()
                                    .map(stream -> new Read(stream, Group.AGENT_WORKERS)),
                            Stream.of(StreamName.EVENTS_TASKS, StreamName.DEAD_LETTERS)
                                    .map(name -> new Read(name.key(), Group.SESSION_SERVICE)))
                    .toList();
        }
    }

    /// Everything that is wrong, empty when nothing is. What costs more is looked at last, and not
    /// while something else is wrong.
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        tasks(faults);
        none(
                faults,
                "a session is not at its end",
                "select id || ' is ' || inbox_status || '/' || session_status from sessions"
                        + " where inbox_status not in ('COMPLETED', 'FAILED')"
                        + " or session_status not in ('COMPLETED', 'FAILED')");
        none(
                faults,
                "positions of messages have a hole or a repeat",
                "select session_id::text from messages group by session_id"
                        + " having max(position) <> count(*)");
        none(faults, "an event was not sent", "select id::text from outbox where sent_at is null");
        none(faults, "an entry is still tried", "select entry_id from delivery_attempt");
        none(faults, "a dead letter came", "select last_error from dead_letters");
        if (faults.isEmpty()) {
            streams(faults);
        }
        if (faults.isEmpty()) {
            ends(faults);
        }
        return faults;
    }

    private void tasks(List<String> faults) {
        none(
                faults,
                "a task is not at its end",
                "select id || ' is ' || status from tasks"
                        + " where status not in ('COMPLETED', 'FAILED', 'CANCELLED')");
        none(
                faults,
                "a task at its end has no time of it",
                "select id::text from tasks where completed_at is null");
        none(
                faults,
                "a prompt was taken twice",
                "select description from tasks group by description having count(*) > 1");
        none(
                faults,
                "a completed task has not one answer",
                "select t.id || ' has ' || count(m.id) from tasks t left join messages m"
                        + " on m.task_id = t.id and m.role = 'ASSISTANT'"
                        + " where t.status = 'COMPLETED' group by t.id having count(m.id) <> 1");
        none(
                faults,
                "two tasks of a session ran at once",
                """
                select a.id || ' and ' || b.id from tasks a join tasks b
                  on a.session_id = b.session_id and a.id < b.id
                where a.executed_at < b.completed_at and b.executed_at < a.completed_at
                """);
        Set<UUID> known =
                Set.copyOf(query("select id from tasks", row -> row.getObject(1, UUID.class)));
        accepted.stream()
                .filter(task -> !known.contains(task))
                .forEach(task -> faults.add("an accepted task is not there: " + task));
    }

    private void none(List<String> faults, String what, String query) {
        query(query + " limit 5", row -> row.getString(1))
                .forEach(found -> faults.add(what + ": " + found));
    }

    /// The watchers of each task hear of one end, and of nothing after it.
    private void ends(List<String> faults) {
        Map<String, String> ended = new HashMap<>();
        List<Envelope> news =
                query(
                        "select payload from outbox where family = 'fanout.session'"
                                + " order by subject, sequence",
                        row -> CODEC.decode(row.getBytes(1)));
        for (Envelope told : news) {
            if (told.data() instanceof TaskUpdated update) {
                String task = told.subject();
                String before = ended.get(task);
                if (before != null) {
                    faults.add(
                            "a task was %s and then told as %s: %s"
                                    .formatted(before, update.status(), task));
                }
                if (FINAL.contains(update.status())) {
                    ended.put(task, update.status());
                }
            }
        }
        accepted.stream()
                .filter(task -> !ended.containsKey(task.toString()))
                .forEach(task -> faults.add("the end of a task was not told: " + task));
    }

    private void streams(List<String> faults) {
        try (RedisConnection connection = redis.connect()) {
            for (Read read : Read.all()) {
                String key = read.stream().key();
                if (connection.call("EXISTS", key).equals(0L)) {
                    continue;
                }
                List<?> pending = (List<?>) connection.call("XPENDING", key, read.group());
                if (!pending.getFirst().equals(0L)) {
                    faults.add("entries of " + key + " are pending: " + pending.getFirst());
                }
                String delivered = lastDelivered(connection, key, read.group());
                List<?> next =
                        (List<?>)
                                connection.callForBytes(
                                        "XRANGE", key, "(" + delivered, "+", "COUNT", 1);
                if (!next.isEmpty()) {
                    faults.add("entries of " + key + " wait");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not answer", e);
        }
    }

    private static String lastDelivered(RedisConnection connection, String key, String group)
            throws IOException {
        for (Object one : (List<?>) connection.call("XINFO", "GROUPS", key)) {
            List<?> facts = (List<?>) one;
            if (facts.get(facts.indexOf("name") + 1).equals(group)) {
                return (String) facts.get(facts.indexOf("last-delivered-id") + 1);
            }
        }
        throw new IllegalStateException(key + " has no group " + group);
    }

    private interface Column<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Column<T> column) {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(column.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
