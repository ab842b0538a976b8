package io.millrace.localstack.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import io.millrace.localstack.process.Program;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.RunFolder;
import io.millrace.localstack.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherDeathTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path home;
    @TempDir Path launcherFolder;

    @AfterEach
    void stopAll() {
        launcher().kill();
        new SmallStack(home).run().stop();
    }

    @Test
    void theNextStartFindsNothingRunningOrStopsIt() {
        startLauncher();
        SmallStack small = new SmallStack(home);
        List<String> before = small.run().running();
        assertEquals(List.of("postgres", "redis", "keycloak"), before);

        launcher().kill();
        small.run().stopLeftovers();

        assertTrue(small.run().running().isEmpty());
    }

    @Test
    void theLockIsFreeAgain() {
        startLauncher();
        StackSettings settings = new SmallStack(home).settings;
        assertTrue(StackLock.take(settings).isEmpty());
        long holder = StackLock.holder(settings).orElseThrow().pid();
        assertEquals(launcher().running().orElseThrow().pid(), holder);

        launcher().kill();

        try (StackLock _ = StackLock.take(settings).orElseThrow()) {
            assertEquals(
                    ProcessHandle.current().pid(), StackLock.holder(settings).orElseThrow().pid());
        }
    }

    @Test
    void askingItToEndStopsEverything() {
        startLauncher();

        launcher().stop();

        assertFalse(new SmallStack(home).run().running().contains("redis"));
    }

    @Test
    void askingItToEndWhileItStartsStopsWhatItBegan() {
        startLauncher("halfway", () -> new SmallStack(home).run().running().size() == 2);
        SmallStack small = new SmallStack(home);
        assertEquals(List.of("postgres", "redis"), small.run().running());

        launcher().stop();

        assertEquals(List.of(), small.run().running());
    }

    private OwnedProcess launcher() {
        return new RunFolder(launcherFolder).process("launcher");
    }

    private void startLauncher() {
        startLauncher("whole", () -> said("up"));
    }

    private void startLauncher(String how, BooleanSupplier ready) {
        OwnedProcess launcher = launcher();
        launcher.start(
                new Program(
                        RunAs.CALLER,
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallLauncher.class.getName(),
                                home.toString(),
                                how),
                        Map.of(),
                        List.of(),
                        launcherFolder,
                        log(),
                        Signal.TERM,
                        PATIENCE),
                Lifetime.WITH_STARTER);
        launcher.awaitReady(ready, PATIENCE, log());
    }

    private Path log() {
        return launcherFolder.resolve("log");
    }

    private boolean said(String word) {
        try {
            return Files.readString(log()).contains(word);
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Does as `up` does, or as `up --detach`, with the small stack.
    static final class SmallLauncher {
        public static void main(String[] arguments) throws InterruptedException {
            SmallStack small = new SmallStack(Path.of(arguments[0]));
            StackLock lock = StackLock.take(small.settings).orElseThrow();
            if (arguments[1].equals("halfway")) {
                startDetached(small);
            } else {
                startInForeground(small, lock);
            }
        }

        /// As `up --detach`, with a Redis that does not become ready.
        private static void startDetached(SmallStack small) {
            DetachedStart.run(
                    small.run(
                            small.sleeps(Stack.POSTGRES),
                            small.component(Stack.REDIS, () -> {}, "sleep 60; exit")));
        }

        private static void startInForeground(SmallStack small, StackLock lock)
                throws InterruptedException {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                small.run().stop();
                                lock.close();
                            }));
            small.run().start(Lifetime.WITH_STARTER);
            System.out.println("up");
            Thread.sleep(PATIENCE.toMillis() * 3);
        }
    }
}
