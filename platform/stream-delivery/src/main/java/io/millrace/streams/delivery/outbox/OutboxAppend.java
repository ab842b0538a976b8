package io.millrace.streams.delivery.outbox;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.delivery.fanout.FanoutScript;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.millrace.streams.delivery.redis.RedisScript;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/// Appends rows to their streams: one script call per stream, all calls in one go. A subject stops
/// at its first refusal (the script sees to it, which a row of single commands could not), the
/// others go on.
final class OutboxAppend {

    /// A row that its stream does not take.
    record Refusal(OutboxRow row, String error) {}

    /// @param again whether something is worth another try at once
    record Result(List<OutboxRow> published, List<Refusal> refused, boolean again) {}

    private static final Logger LOG = Logger.getLogger(OutboxAppend.class);
    private static final RedisScript APPEND = new RedisScript(OutboxAppend.class, "append.lua");

    private final RedisLink redis;
    private final String source;
    private final FanoutScript fanout = new FanoutScript();

    OutboxAppend(RedisLink redis, String source) {
        this.redis = redis;
        this.source = source;
    }

    /// @param queues the rows of one subject and stream each, in order, none empty
    Result append(List<List<OutboxRow>> queues) {
        List<OutboxRow> published = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        List<List<OutboxRow>> sendable = new ArrayList<>();
        for (List<OutboxRow> rows : queues) {
            if (rows.getFirst().known().isPresent()) {
                sendable.add(rows);
            } else {
                refused.add(new Refusal(rows.getFirst(), "this build does not know the stream"));
            }
        }
        List<List<List<OutboxRow>>> calls = calls(sendable);
        List<RedisLink.Reply> replies = redis.sendAll(calls.stream().map(this::request).toList());
        boolean again = false;
        for (int call = 0; call < calls.size(); call++) {
            List<List<OutboxRow>> subjects = calls.get(call);
            for (int subject = 0; subject < subjects.size(); subject++) {
                List<OutboxRow> rows = subjects.get(subject);
                Answer answer = answerOf(replies.get(call), subject);
                published.addAll(rows.subList(0, answer.appended()));
                again |= answer.again();
                if (!answer.error().isEmpty()) {
                    refused.add(new Refusal(rows.get(answer.appended()), answer.error()));
                }
            }
        }
        return new Result(List.copyOf(published), List.copyOf(refused), again);
    }

    /// The subjects that one script call appends: all of a stream, but of a fan-out stream, which
    /// has one, each by itself.
    private static List<List<List<OutboxRow>>> calls(List<List<OutboxRow>> queues) {
        Map<String, List<List<OutboxRow>>> streams = new LinkedHashMap<>();
        List<List<List<OutboxRow>>> calls = new ArrayList<>();
        for (List<OutboxRow> rows : queues) {
            if (streamOf(rows).name().isFanout()) {
                calls.add(List.of(rows));
            } else {
                streams.computeIfAbsent(rows.getFirst().stream(), stream -> new ArrayList<>())
                        .add(rows);
            }
        }
        calls.addAll(streams.values());
        return calls;
    }

    private static StreamKey streamOf(List<OutboxRow> rows) {
        return rows.getFirst().known().orElseThrow();
    }

    private Request request(List<List<OutboxRow>> subjects) {
        StreamKey stream = streamOf(subjects.getFirst());
        if (stream.name().isFanout()) {
            return fanout.call(stream, subjects.getFirst().stream().map(this::item).toList());
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(stream.name().cap().orElse(0));
        arguments.add(subjects.size());
        subjects.forEach(rows -> arguments.add(rows.size()));
        subjects.forEach(rows -> rows.forEach(row -> arguments.add(row.payload())));
        return APPEND.call(List.of(stream.key()), arguments);
    }

    private FanoutScript.Item item(OutboxRow row) {
        return new FanoutScript.Item(source, row.subject(), row.sequence(), row.payload());
    }

    private record Answer(int appended, String error, boolean again) {}

    /// @param subject which of those of the call
    private Answer answerOf(RedisLink.Reply reply, int subject) {
        return switch (reply.failure()) {
            case null -> {
                Response response = Objects.requireNonNull(reply.response());
                yield new Answer(
                        response.get(2 * subject).toInteger(),
                        response.get(2 * subject + 1).toString(),
                        false);
            }
            case RedisRefusal refusal when refusal.is("NOSCRIPT") -> {
                if (subject == 0) {
                    APPEND.load(redis);
                    FanoutScript.load(redis);
                }
                yield new Answer(0, "", true);
            }
            case RedisRefusal refusal -> new Answer(0, String.valueOf(refusal.getMessage()), false);
            // Unknown whether it took effect: sent again, and repeats are skipped further on.
            case RuntimeException unanswered -> {
                LOG.debugf(unanswered, "Rows were sent and not answered for; they are sent again");
                yield new Answer(0, "", true);
            }
        };
    }
}
