package io.millrace.session.api;

import io.millrace.localstack.redis.RedisConnection;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The work streams as the group of the agents sees them.
final class WorkStreams {
    private static final String GROUP = StreamName.Group.AGENT_WORKERS;
    private static final EnvelopeCodec CODEC = new EnvelopeCodec();
    private static final String STREAM = StreamName.workTasks(TaskPriority.MEDIUM).key();

    private WorkStreams() {}

    /// The entries of MEDIUM priority that ask for a task, the oldest first.
    static List<String> entriesOf(TaskId task) {
        List<?> entries = (List<?>) call("XRANGE", STREAM, "-", "+");
        return entries.stream()
                .map(entry -> (List<?>) entry)
                .filter(entry -> asksFor(entry, task))
                .map(entry -> text(entry.getFirst()))
                .toList();
    }

    private static boolean asksFor(List<?> entry, TaskId task) {
        List<?> fields = (List<?>) entry.get(1);
        return CODEC.decode((byte[]) fields.get(1)).subject().equals(task.toString());
    }

    /// Gives all entries to a worker, who keeps them.
    static void deliverAll() {
        try {
            call("XGROUP", "CREATE", STREAM, GROUP, "0", "MKSTREAM");
        } catch (RedisConnection.ErrorReply exists) {
            if (!String.valueOf(exists.getMessage()).contains("BUSYGROUP")) {
                throw exists;
            }
        }
        call("XREADGROUP", "GROUP", GROUP, "worker", "STREAMS", STREAM, ">");
    }

    /// The worker is done with an entry, as far as Redis knows.
    static void acknowledge(String entry) {
        call("XACK", STREAM, GROUP, entry);
    }

    /// Redis forgets an entry.
    static void forget(String entry) {
        call("XDEL", STREAM, entry);
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(value);
    }

    private static Object call(Object... command) {
        try (RedisConnection redis = RedisConnection.open(StackResource.redisUrl())) {
            return redis.callForBytes(command);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not answer", e);
        }
    }
}
