package io.millrace.streams.delivery.threads;

import io.millrace.teststack.Await;
import java.time.Duration;
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
}
