package io.millrace.localstack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedProcessTest {
    @TempDir Path folder;

    private RunFolder records() {
        return new RunFolder(folder.resolve("run"));
    }

    @AfterEach
    void endAll() {
        records().entries().forEach(entry -> records().process(entry.name()).kill());
    }

    @Test
    void isFoundAndStoppedByWhoeverOpensTheFolderLater() {
        ProcessIdentity started =
                records().process("one").start(shell("exec sleep 60"), Lifetime.DETACHED);

        OwnedProcess found = new RunFolder(folder.resolve("run")).process("one");
        assertEquals(started, found.running().orElseThrow());
        found.stop();

        assertFalse(started.alive());
        assertTrue(records().entries().isEmpty());
    }

    @Test
    void isKilledWhenItDoesNotEndInTime() {
        OwnedProcess stubborn = records().process("stubborn");
        Program program = shell("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        ProcessIdentity started = stubborn.start(program, Lifetime.DETACHED);
        stubborn.awaitReady(() -> logged("deaf"), Duration.ofSeconds(10), program.log());

        stubborn.stop();

        assertFalse(started.alive());
    }

    @Test
    void neverTouchesAProcessThatMerelyGotTheSamePid() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            recordEarlierProcess("one", stranger.pid());
            OwnedProcess process = records().process("one");

            assertTrue(process.running().isEmpty());
            process.stop();
            process.kill();

            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void isNotStartedTwice() {
        OwnedProcess process = records().process("one");
        process.start(shell("exec sleep 60"), Lifetime.DETACHED);

        assertThrows(
                ComponentFailure.class,
                () -> process.start(shell("exec sleep 60"), Lifetime.DETACHED));
    }

    @Test
    void tellsTheEndOfTheLogWhenItEndsBeforeItIsReady() {
        OwnedProcess process = records().process("one");
        Program program = shell("echo no such setting; exit 3");

        // A quick end may be noticed at once.
        ComponentFailure failure =
                assertThrows(
                        ComponentFailure.class,
                        () -> {
                            process.start(program, Lifetime.DETACHED);
                            process.awaitReady(() -> false, Duration.ofSeconds(10), program.log());
                        });

        assertTrue(failure.getMessage().contains("no such setting"), failure.getMessage());
    }

    @Test
    void givesUpOnAProcessThatIsNeverReady() {
        OwnedProcess process = records().process("one");
        Program program = shell("exec sleep 60");
        process.start(program, Lifetime.DETACHED);

        ComponentFailure failure =
                assertThrows(
                        ComponentFailure.class,
                        () ->
                                process.awaitReady(
                                        () -> false, Duration.ofMillis(50), program.log()));

        assertTrue(failure.getMessage().contains("not ready"), failure.getMessage());
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        OwnedProcess process = records().process("one");
        Program first = shell("echo first; exec sleep 60");
        process.start(first, Lifetime.DETACHED);
        process.awaitReady(() -> logged("first"), Duration.ofSeconds(10), first.log());
        process.stop();

        process.start(shell("echo second; exec sleep 60"), Lifetime.DETACHED);

        assertEquals("first\n", Files.readString(folder.resolve("log.previous")));
    }

    @Test
    void withholdsVariablesFromTheProgram() {
        OwnedProcess process = records().process("one");
        Program program =
                new Program(
                        RunAs.CALLER,
                        List.of("sh", "-c", "echo home=${HOME-none} own=$OWN; exec sleep 60"),
                        Map.of("OWN", "given"),
                        List.of("HOME"),
                        folder,
                        folder.resolve("log"),
                        Signal.TERM,
                        Duration.ofSeconds(1));

        process.start(program, Lifetime.DETACHED);

        process.awaitReady(
                () -> logged("home=none own=given"), Duration.ofSeconds(10), program.log());
    }

    private boolean logged(String text) {
        try {
            return Files.readString(folder.resolve("log")).contains(text);
        } catch (IOException notYet) {
            return false;
        }
    }

    /// A record as an earlier process with this pid would have left it.
    private void recordEarlierProcess(String name, long pid) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", "earlier");
        properties.setProperty("stop", "TERM");
        properties.setProperty("grace", "PT1S");
        Path file = Files.createDirectories(folder.resolve("run")).resolve(name + ".process");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private Program shell(String script) {
        return new Program(
                RunAs.CALLER,
                List.of("sh", "-c", script),
                Map.of(),
                List.of(),
                folder,
                folder.resolve("log"),
                Signal.TERM,
                Duration.ofMillis(500));
    }
}
