package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventConsumerTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;

    @Test
    void anEnvelopeThatComesTwiceTakesEffectOnce() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            Envelope envelope = bench.numbered(task, 1);
            bench.streams.append(EVENTS, envelope);
            bench.streams.append(EVENTS, envelope);
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(List.of(1L), bench.effects.of(task));
        }
    }

    @Test
    void anEnvelopeWithoutANumberThatComesTwiceTakesEffectOnce() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            Envelope envelope = bench.numbered(task, 0);
            bench.streams.append(EVENTS, envelope);
            bench.streams.append(EVENTS, envelope);
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            assertEquals(List.of(0L), bench.effects.of(task));
        }
    }

    @Test
    void aNumberThatHasPassedTakesNoEffectUnderAnotherId() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            assertEquals(List.of(1L), bench.effects.of(task));
        }
    }

    @Test
    void aRepeatLeavesNoTraceOfAnAttemptWhoseCommitWasNotAnswered() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            Envelope envelope = bench.numbered(task, 1);
            bench.streams.append(EVENTS, envelope);
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            Await.until("it is handled", () -> bench.journal.has("handled"));

            bench.countsAsFailed(GROUP, EVENTS, envelope);
            bench.streams.append(EVENTS, envelope);

            Await.until("nothing is left", () -> bench.attempts() == 0);
            assertEquals(List.of(1L), bench.effects.of(task));
        }
    }

    @Test
    void twoConsumersOfAGroupKeepTheOrderOfEachSubject() {
        try (Bench bench = Bench.fresh()) {
            List<TaskId> tasks = IntStream.range(0, 5).mapToObj(i -> Bench.newTask()).toList();
            for (int number = 1; number <= 20; number++) {
                for (TaskId task : tasks) {
                    bench.streams.append(EVENTS, bench.numbered(task, number));
                }
            }
            Bench other = bench.another(Bench.quick().withSlots(3));
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            other.startConsumer(EVENTS, GROUP, other.effects::add);
            for (TaskId task : tasks) {
                bench.effects.await(task, LongStream.rangeClosed(1, 20).boxed().toList());
            }
            bench.awaitNothingPending(EVENTS, GROUP);
        }
    }

    @Test
    void whatAHandlerWroteIsGoneWhenItFailsAndTheNextAttemptStartsAfresh() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            List<Envelope> seen = new ArrayList<>();
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        bench.effects.add(envelope);
                        seen.add(envelope);
                        if (seen.size() == 1) {
                            throw new IllegalStateException("the first time");
                        }
                        return seen.size() == 2
                                ? Outcome.retryLater("the second time")
                                : Outcome.handled();
                    });
            bench.effects.await(task, List.of(1L));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(3, seen.size());
            assertEquals(2, bench.journal.count("retried"));
            assertEquals(0L, bench.query("select count(*) from delivery_attempt"));
        }
    }

    @Test
    void closingWaitsForWhatIsBeingHandled() throws Exception {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            EventConsumer consumer =
                    bench.startConsumer(
                            EVENTS,
                            GROUP,
                            envelope -> {
                                begun.countDown();
                                Bench.await(release);
                                return bench.effects.add(envelope);
                            });
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            Thread closing = Thread.ofVirtual().start(consumer::close);
            Await.until(
                    "closing waits for the handler",
                    () ->
                            Arrays.stream(closing.getStackTrace())
                                    .anyMatch(
                                            f -> f.getClassName().equals(InHand.class.getName())));
            release.countDown();
            closing.join(Duration.ofSeconds(10));
            assertEquals(List.of(1L), bench.effects.of(task));
            assertEquals(0, bench.streams.pending(EVENTS, GROUP));
        }
    }
}
