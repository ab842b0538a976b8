package io.millrace.teststack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaProcessTest {
    @Test
    void runsWithTheClassPathOfTheTest() {
        try (JavaProcess process =
                JavaProcess.start(Ticks.class, Map.of("HELLO", "there"), "you")) {
            assertTrue(process.awaitLine("hello").endsWith("hello there you"));
        }
    }

    @Test
    void isFrozenAndGoesOn() {
        try (JavaProcess process = JavaProcess.start(Ticks.class, Map.of())) {
            process.awaitLine("tick 3");

            process.suspend();
            Await.until("it stands still", () -> standsStill(process));
            int frozenAt = process.output().size();
            process.resume();

            Await.until("it goes on", () -> process.output().size() > frozenAt);
        }
    }

    @Test
    void isKilledWithoutAnyLastWord() {
        try (JavaProcess process = JavaProcess.start(Ticks.class, Map.of())) {
            process.awaitLine("tick 1");

            process.kill();

            assertFalse(process.running());
            List<String> output = process.output();
            assertFalse(output.contains("hook"), () -> output.toString());
        }
    }

    @Test
    void runsItsHooksWhenAskedToEnd() {
        try (JavaProcess process = JavaProcess.start(Ticks.class, Map.of())) {
            process.awaitLine("tick 1");

            process.stop();

            assertTrue(process.output().contains("hook"));
        }
    }

    @Test
    void waitingForALineEndsWithTheProcess() {
        try (JavaProcess process = JavaProcess.start(Ends.class, Map.of())) {
            process.awaitEnd();

            assertThrows(
                    AssertionError.class, () -> process.awaitLine("never", Duration.ofMillis(50)));
        }
    }

    private static boolean standsStill(JavaProcess process) throws InterruptedException {
        int before = process.output().size();
        // Many ticks long: a process that runs would print in this time.
        Thread.sleep(200);
        return process.output().size() == before;
    }

    static final class Ticks {
        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            System.out.println(
                    "hello " + System.getenv("HELLO") + " " + String.join(" ", arguments));
            for (int i = 1; i < 10_000; i++) {
                System.out.println("tick " + i);
                Thread.sleep(5);
            }
        }
    }

    static final class Ends {
        public static void main(String[] arguments) {
            System.out.println("done");
        }
    }
}
