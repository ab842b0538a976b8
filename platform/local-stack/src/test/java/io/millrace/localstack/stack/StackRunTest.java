package io.millrace.localstack.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackRunTest {
    @TempDir Path home;
    private SmallStack small;

    @BeforeEach
    void makeStack() {
        small = new SmallStack(home);
    }

    @AfterEach
    void stopAll() {
        small.run().stop();
    }

    @Test
    void startsAComponentWhenWhatItNeedsIsReady() {
        small.run().start(Lifetime.WITH_STARTER);

        assertTrue(
                small.news.indexOf("ready postgres") < small.news.indexOf("starting keycloak"),
                () -> small.news.toString());
        assertEquals(List.of("postgres", "redis", "keycloak"), small.run().running());
    }

    @Test
    void stopsUsersBeforeWhatTheyUse() {
        small.run().start(Lifetime.WITH_STARTER);
        small.news.clear();

        small.run().stop();

        assertEquals("stopping keycloak", small.news.getFirst());
        assertEquals(3, small.news.size());
        assertTrue(small.run().running().isEmpty());
    }

    @Test
    void stopsWhatItStartedWhenOneFails() {
        StackRun run =
                small.run(
                        small.sleeps(Stack.POSTGRES),
                        small.component(Stack.REDIS, () -> {}, "echo no memory; exit 1"),
                        small.sleeps(Stack.KEYCLOAK, Stack.POSTGRES));

        ComponentFailure failure =
                assertThrows(ComponentFailure.class, () -> run.start(Lifetime.WITH_STARTER));

        assertTrue(failure.getMessage().startsWith("redis: "), failure.getMessage());
        assertTrue(failure.getMessage().contains("no memory"), failure.getMessage());
        assertTrue(run.running().isEmpty());
    }

    @Test
    void saysWhatMustBePreparedBeforeItStarts() {
        StackRun run =
                small.run(
                        small.sleeps(Stack.POSTGRES),
                        small.component(Stack.KEYCLOAK, () -> {}, "exec sleep 60 # not prepared"));

        run.start(Lifetime.WITH_STARTER);

        assertFalse(small.news.contains("preparing postgres"), () -> small.news.toString());
        assertTrue(
                small.news.indexOf("preparing keycloak") >= 0
                        && small.news.indexOf("preparing keycloak")
                                < small.news.indexOf("starting keycloak"),
                () -> small.news.toString());
    }

    @Test
    void isReadyFromTheEndOfTheStartToTheStop() {
        List<Boolean> during = new ArrayList<>();
        StackRun run =
                small.run(
                        small.component(
                                Stack.POSTGRES,
                                () -> during.add(small.run().ready()),
                                "exec sleep 60"));

        run.start(Lifetime.WITH_STARTER);
        boolean after = run.ready();
        run.stop();

        assertEquals(List.of(false), during);
        assertTrue(after);
        assertFalse(run.ready());
    }

    @Test
    void startsNothingInAFolderOfSomebodyElse() throws IOException {
        Files.writeString(home.resolve("thesis.txt"), "precious");

        ComponentFailure failure =
                assertThrows(
                        ComponentFailure.class, () -> small.run().start(Lifetime.WITH_STARTER));

        assertTrue(failure.getMessage().contains("MILLRACE_HOME"), failure.getMessage());
        assertTrue(small.news.isEmpty(), () -> small.news.toString());
    }

    @Test
    void checksTheCacheFolderBeforeAnythingStarts() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        StackSettings settings =
                StackSettings.from(
                        home,
                        Map.of(
                                "MILLRACE_HOME", home.resolve("data").toString(),
                                "MILLRACE_CACHE", file.resolve("cache").toString()));
        StackRun run =
                new StackRun(new Stack(settings, List.of(small.sleeps(Stack.POSTGRES))), small);

        ComponentFailure failure =
                assertThrows(ComponentFailure.class, () -> run.start(Lifetime.WITH_STARTER));

        assertTrue(failure.getMessage().contains("MILLRACE_CACHE"), failure.getMessage());
        assertFalse(Files.exists(home.resolve("data")));
        assertTrue(small.news.isEmpty(), () -> small.news.toString());
    }

    @Test
    void callsOnlyTheOneThatFailedFailed() {
        StackRun run =
                small.run(
                        small.component(Stack.POSTGRES, () -> {}, "sleep 60; exit"),
                        small.component(Stack.REDIS, () -> {}, "sleep 0.5; exit 1"));

        assertThrows(ComponentFailure.class, () -> run.start(Lifetime.WITH_STARTER));

        assertTrue(small.news.contains("failed redis"), () -> small.news.toString());
        assertFalse(small.news.contains("failed postgres"), () -> small.news.toString());
    }

    @Test
    void startsNothingWhenOneCannotBeStarted() {
        StackRun run =
                small.run(
                        small.sleeps(Stack.POSTGRES),
                        small.component(
                                Stack.REDIS,
                                () -> {
                                    throw new ComponentFailure("redis", "port 1 is taken");
                                },
                                "exec sleep 60"));

        assertThrows(ComponentFailure.class, () -> run.start(Lifetime.WITH_STARTER));

        assertTrue(small.news.isEmpty(), () -> small.news.toString());
        assertTrue(run.running().isEmpty());
    }

    @Test
    void stopsWhatADeadLauncherLeftAndSaysSo() {
        small.leaveBehind(Stack.REDIS);
        ProcessIdentity left = small.process(Stack.REDIS).running().orElseThrow();

        small.run().stopLeftovers();

        assertFalse(left.alive());
        assertTrue(
                small.news.getFirst().contains("redis (pid " + left.pid() + ")"),
                () -> small.news.toString());
    }

    @Test
    void leavesWhatRunsDetachedOnPurpose() {
        small.run().start(Lifetime.DETACHED);
        small.news.clear();

        small.run().stopLeftovers();

        assertTrue(small.run().runsDetached());
        assertEquals(3, small.run().running().size());
        assertTrue(small.news.isEmpty(), () -> small.news.toString());
    }

    @Test
    void startsOnlyWhatIsMissingOfADetachedStack() {
        small.run().start(Lifetime.DETACHED);
        ProcessIdentity kept = small.process(Stack.POSTGRES).running().orElseThrow();
        small.process(Stack.REDIS).kill();
        assertFalse(small.run().runsDetached());

        small.run().start(Lifetime.DETACHED);

        assertEquals(kept, small.process(Stack.POSTGRES).running().orElseThrow());
        assertTrue(small.run().runsDetached());
    }

    @Test
    void forgetsAllDataOnRequest() throws IOException {
        small.run().start(Lifetime.DETACHED);
        small.run().stop();
        Path kept = home.resolve("postgres/data");
        Files.createDirectories(kept);
        Files.writeString(kept.resolve("file"), "data");

        small.run().deleteData();

        try (var left = Files.list(home)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
