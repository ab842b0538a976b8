package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.content.DeltaKind;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeltasTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

    @Test
    void the_first_piece_goes_out_at_once_and_the_rest_together() {
        try (Deltas deltas = new Deltas(this::record, LONG)) {
            deltas.text("Hello");
            Await.until("the first piece", () -> sent.size() == 1);
            deltas.text(" there");
            deltas.text(", you");
        }

        assertEquals(
                List.of(
                        new Sent(DeltaKind.TEXT, 0, "Hello"),
                        new Sent(DeltaKind.TEXT, 5, " there, you")),
                sent);
    }

    @Test
    void each_kind_counts_its_own_offset_and_keeps_its_place() {
        try (Deltas deltas = new Deltas(this::record, LONG)) {
            deltas.text("ab");
            Await.until("the first piece", () -> sent.size() == 1);
            deltas.toolArguments("{");
            deltas.text("c");
            deltas.toolArguments("}");
        }

        assertEquals(
                List.of(
                        new Sent(DeltaKind.TEXT, 0, "ab"),
                        new Sent(DeltaKind.TOOL_ARGUMENTS, 0, "{"),
                        new Sent(DeltaKind.TEXT, 2, "c"),
                        new Sent(DeltaKind.TOOL_ARGUMENTS, 1, "}")),
                sent);
    }

    @Test
    void what_cannot_be_sent_is_dropped_and_its_offset_is_kept() {
        try (Deltas deltas =
                new Deltas(
                        (kind, offset, text) -> {
                            record(kind, offset, text);
                            throw new IllegalStateException("Redis is away");
                        },
                        Duration.ofMillis(1))) {
            deltas.text("one");
            Await.until("the first piece", () -> sent.size() == 1);
            deltas.text("two");
        }

        assertEquals(3, sent.getLast().offset());
    }

    @Test
    void pieces_are_sent_while_the_model_still_writes() {
        try (Deltas deltas = new Deltas(this::record, Duration.ofMillis(1))) {
            deltas.text("a");
            Await.until("a", () -> all().equals("a"));
            deltas.text("b");
            Await.until("b, without the end of the step", () -> all().equals("ab"));
        }
        assertTrue(sent.size() >= 2, sent::toString);
    }

    private String all() {
        synchronized (sent) {
            return sent.stream().map(Sent::text).collect(Collectors.joining());
        }
    }

    private void record(DeltaKind kind, long offset, String text) {
        sent.add(new Sent(kind, offset, text));
    }

    private record Sent(DeltaKind kind, long offset, String text) {}
}
