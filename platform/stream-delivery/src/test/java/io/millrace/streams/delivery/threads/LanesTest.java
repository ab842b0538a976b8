package io.millrace.streams.delivery.threads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LanesTest {

    @Test
    void aTaskThatEndsWithAnErrorDoesNotStopItsLane() throws Exception {
        Lanes lanes = new Lanes("planted");
        CountDownLatch bothWait = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);

        lanes.submit(
                "lane",
                () -> {
                    awaitQuietly(bothWait);
                    throw new AssertionError("planted");
                });
        lanes.submit("lane", second::countDown);
        bothWait.countDown();

        assertTrue(second.await(10, TimeUnit.SECONDS));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
