package io.millrace.teststack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.redis.RedisConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamProbeTest {
    private final String url = TestStack.freshRedisUrl();

    @Test
    void findsWhatWasThereBeforeAndWhatComesLater() throws Exception {
        add("early");
        try (StreamProbe<String> probe = probe()) {
            assertEquals("early", probe.await("early", "early"::equals));

            Thread writer = Thread.startVirtualThread(() -> add("late"));

            assertEquals("late", probe.await("late", "late"::equals));
            writer.join();
            assertEquals(List.of("early", "late"), probe.all());
        }
    }

    @Test
    void findsAgainWhatItHasSeen() {
        add("one");
        add("two");
        try (StreamProbe<String> probe = probe()) {
            assertEquals(List.of("one", "two"), probe.awaitCount(2));

            assertEquals("one", probe.await("one", "one"::equals));
        }
    }

    @Test
    void givesUpAndTellsWhatItSaw() {
        add("something else");
        try (StreamProbe<String> probe = probe()) {
            AssertionError failure =
                    assertThrows(
                            AssertionError.class,
                            () -> probe.await("wanted", Duration.ofMillis(50), "wanted"::equals));

            assertTrue(failure.getMessage().contains("[something else]"), failure.getMessage());
        }
    }

    private StreamProbe<String> probe() {
        return StreamProbe.on(url, "events", bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private void add(String data) {
        try (RedisConnection connection = RedisConnection.open(url)) {
            connection.call("XADD", "events", "*", "data", data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
