package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptibleTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final StopSignal signal = new StopSignal();

    @Test
    void a_call_that_returns_is_finished() throws InterruptedException {
        assertEquals(
                new Interruptible.Ended.Finished<>(7),
                Interruptible.call("seven", signal, LONG, () -> 7));
    }

    @Test
    void a_call_in_flight_is_interrupted_when_the_run_has_to_stop() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    awaitQuietly(begun);
                    signal.raise(StopSignal.Reason.CANCELLED);
                });

        var ended =
                Interruptible.call(
                        "sleeper", signal, LONG, () -> sleepUntilInterrupted(begun, interrupted));

        assertInstanceOf(Interruptible.Ended.Stopped.class, ended);
        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
    }

    @Test
    void a_call_out_of_time_is_interrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);

        var ended =
                Interruptible.call(
                        "sleeper",
                        signal,
                        Duration.ofMillis(50),
                        () -> sleepUntilInterrupted(new CountDownLatch(1), interrupted));

        assertInstanceOf(Interruptible.Ended.TimedOut.class, ended);
        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
    }

    @Test
    void a_call_after_the_signal_does_not_finish() throws InterruptedException {
        signal.raise(StopSignal.Reason.LEASE_LOST);

        var ended =
                Interruptible.call(
                        "late",
                        signal,
                        LONG,
                        () -> sleepUntilInterrupted(new CountDownLatch(1), new CountDownLatch(1)));

        assertInstanceOf(Interruptible.Ended.Stopped.class, ended);
    }

    @Test
    void a_bug_comes_through() {
        assertThrows(
                ArithmeticException.class,
                () ->
                        Interruptible.call(
                                "bug",
                                signal,
                                LONG,
                                () -> {
                                    throw new ArithmeticException();
                                }));
    }

    @Test
    void the_first_reason_stays() {
        signal.raise(StopSignal.Reason.LEASE_LOST);
        signal.raise(StopSignal.Reason.CANCELLED);

        assertEquals(StopSignal.Reason.LEASE_LOST, signal.raised().orElseThrow());
    }

    private static int sleepUntilInterrupted(CountDownLatch begun, CountDownLatch interrupted) {
        begun.countDown();
        try {
            Thread.sleep(LONG);
        } catch (InterruptedException _) {
            interrupted.countDown();
        }
        return 0;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
