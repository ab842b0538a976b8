package io.millrace.streams.delivery.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.delivery.bench.Bench;
import io.millrace.teststack.Await;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SideBySideTest {
    private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

    @Test
    void eachIsDoneOnceAndNoMoreThanTheWidthAtATime() {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);

        List<Integer> doubled =
                SideBySide.map(
                        TEN,
                        3,
                        each -> {
                            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                            three.countDown();
                            Bench.await(three);
                            atWork.decrementAndGet();
                            return 2 * each;
                        });

        assertEquals(
                TEN.stream().map(each -> 2 * each).toList(), doubled.stream().sorted().toList());
        assertEquals(3, most.get());
    }

    @Test
    void oneAloneIsDoneOnTheCallersThread() {
        assertEquals(
                List.of(Thread.currentThread()),
                SideBySide.map(List.of(1), 3, each -> Thread.currentThread()));
    }

    @Test
    void aFailureIsThrownOnceTheOthersAtWorkHaveFinishedAndNothingIsBegunAnyMore() {
        CountDownLatch bothBegan = new CountDownLatch(2);
        CountDownLatch failed = new CountDownLatch(1);
        Set<Integer> finished = ConcurrentHashMap.newKeySet();
        IllegalStateException planted = new IllegalStateException("planted");

        RuntimeException thrown =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                SideBySide.map(
                                        TEN,
                                        2,
                                        each -> {
                                            bothBegan.countDown();
                                            Bench.await(bothBegan);
                                            if (each == 0) {
                                                failed.countDown();
                                                throw planted;
                                            }
                                            Bench.await(failed);
                                            finished.add(each);
                                            return each;
                                        }));

        assertSame(planted, thrown);
        assertTrue(finished.contains(1), "the one beside it has finished");
        assertTrue(finished.size() < TEN.size() - 1, finished.toString());
    }

    @Test
    void anInterruptReachesThoseAtWork() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        Semaphore never = new Semaphore(0);
        AtomicInteger interrupted = new AtomicInteger();
        AtomicBoolean thrown = new AtomicBoolean();
        Thread caller =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                SideBySide.map(
                                        TEN,
                                        2,
                                        each -> {
                                            begun.countDown();
                                            try {
                                                never.acquire();
                                            } catch (InterruptedException e) {
                                                interrupted.incrementAndGet();
                                                throw new IllegalStateException(e);
                                            }
                                            return each;
                                        });
                            } catch (IllegalStateException e) {
                                thrown.set(true);
                            }
                        });
        Bench.await(begun);

        caller.interrupt();

        caller.join();
        assertTrue(thrown.get());
        Await.until("both heard it", () -> interrupted.get() == 2);
    }
}
