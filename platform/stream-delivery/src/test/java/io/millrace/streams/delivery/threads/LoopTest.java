package io.millrace.streams.delivery.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.delivery.bench.Bench;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopTest {

    @Test
    void aStepThatEndsWithAnErrorIsRepeated() {
        AtomicInteger steps = new AtomicInteger();
        try (Loop loop =
                Loop.of(
                        "planted",
                        Duration.ofMillis(1),
                        () -> {
                            if (steps.incrementAndGet() == 1) {
                                throw new AssertionError("planted");
                            }
                            return false;
                        })) {
            loop.start();

            Await.until("repeated", () -> steps.get() > 2);
        }
    }

    @Test
    void whatStepsUseIsGivenBackOnlyAfterTheLastOneEvenIfClosingDoesNotWaitForIt() {
        CountDownLatch begun = new CountDownLatch(1);
        Semaphore answer = new Semaphore(0);
        List<String> log = new CopyOnWriteArrayList<>();
        Loop loop =
                Loop.of(
                                "deaf",
                                Duration.ZERO,
                                () -> {
                                    begun.countDown();
                                    answer.acquireUninterruptibly();
                                    log.add("the step is over");
                                    return true;
                                })
                        .atEnd(() -> log.add("given back"));
        loop.start();
        Bench.await(begun);

        loop.close();

        assertEquals(List.of(), log);
        answer.release();
        Await.until("the end", () -> log.equals(List.of("the step is over", "given back")));
    }
}
