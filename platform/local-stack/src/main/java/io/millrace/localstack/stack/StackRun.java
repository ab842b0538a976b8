package io.millrace.localstack.stack;

import io.millrace.localstack.keycloak.KeycloakProgram;
import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Folders;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts and stops a stack. Hold the [StackLock] while you do.
///
/// @param stack what to run
/// @param progress hears of it
public record StackRun(Stack stack, Progress progress) {
    /// Says that the running processes were left to run on purpose.
    private static final String DETACHED = "detached";

    /// Says that a start was completed.
    private static final String READY = "ready";

    /// Users before what they use.
    private static final List<List<String>> STOP_ORDER =
            List.of(
                    List.of(Service.GATEWAY.componentName()),
                    List.of(
                            Service.AGENT.componentName(),
                            Service.SESSION.componentName(),
                            Service.SQL.componentName()),
                    List.of(Stack.KEYCLOAK),
                    List.of(Stack.REDIS, Stack.POSTGRES));

    /// Whether every component of the stack runs detached from any launcher.
    public boolean runsDetached() {
        return records().hasNote(DETACHED) && allRun();
    }

    /// Whether a start has brought up every component, and all still run. Also without the lock.
    public boolean ready() {
        return records().hasNote(READY) && allRun();
    }

    private boolean allRun() {
        return stack.own().stream().allMatch(own -> own.process().running().isPresent());
    }

    /// Names of the components that run.
    public List<String> running() {
        return stack.own().stream()
                .filter(own -> own.process().running().isPresent())
                .map(Component::name)
                .toList();
    }

    /// Stops what an earlier launcher left running when it died, and says so.
    public void stopLeftovers() {
        List<RunFolder.Entry> alive =
                records().entries().stream().filter(entry -> entry.identity().alive()).toList();
        if (!alive.isEmpty() && !records().hasNote(DETACHED)) {
            progress.say(
                    "An earlier launcher ended without stopping these, so they are stopped now: "
                            + String.join(
                                    ", ",
                                    alive.stream()
                                            .map(entry ->
                                                    entry.name()
                                                            + " (pid "
                                                            + entry.identity().pid()
                                                            + ")")
                                            .toList()));
            stop();
        }
    }

    /// Starts every component that does not run, each as soon as what it needs is ready. If one
    /// could not be started (a taken port, a missing build), none is.
    ///
    /// @throws ComponentFailure the first failure; what was started is stopped again
    public void start(Lifetime lifetime) {
        start(lifetime, new CompletableFuture<>());
    }

    /// As above, for a start that may be given up.
    ///
    /// @param failure whoever completes it exceptionally ends the start, which then fails with that
    void start(Lifetime lifetime, CompletableFuture<Void> failure) {
        prepareFolders();
        records().removeNote(READY);
        if (lifetime == Lifetime.WITH_STARTER) {
            records().removeNote(DETACHED);
        }
        List<String> ranBefore = running();
        stack.own().stream()
                .filter(own -> !ranBefore.contains(own.name()))
                .forEach(own -> own.check().run());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<?> all = startAll(lifetime, threads, failure);
            try {
                CompletableFuture.anyOf(all, failure).join();
            } catch (CompletionException e) {
                // Those that are still starting see their process gone and give up.
                stopAllBut(ranBefore);
            }
        }
        if (failure.isCompletedExceptionally()) {
            // Again, for what was started in the meantime.
            stopAllBut(ranBefore);
            throw reason(failure);
        }
        if (lifetime == Lifetime.DETACHED) {
            records().addNote(DETACHED);
        }
        records().addNote(READY);
    }

    private CompletableFuture<?> startAll(
            Lifetime lifetime, ExecutorService threads, CompletableFuture<Void> failure) {
        Map<String, CompletableFuture<Void>> ready = new HashMap<>();
        for (Component component : stack.components()) {
            CompletableFuture<?>[] needed =
                    component.needs().stream().map(ready::get).toArray(CompletableFuture<?>[]::new);
            CompletableFuture<Void> started =
                    CompletableFuture.allOf(needed)
                            .thenRunAsync(
                                    () -> {
                                        if (!failure.isDone()) {
                                            start(component, lifetime, failure);
                                        }
                                    },
                                    threads)
                            .whenComplete((_, problem) -> {
                                if (problem != null) {
                                    failure.completeExceptionally(problem);
                                }
                            });
            ready.put(component.name(), started);
        }
        return CompletableFuture.allOf(ready.values().toArray(CompletableFuture<?>[]::new));
    }

    private static RuntimeException reason(CompletableFuture<Void> failure) {
        Throwable problem = failure.exceptionNow();
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /// Stops everything that runs, users before what they use.
    public void stop() {
        records().removeNote(READY);
        stopAllBut(List.of());
        records().removeNote(DETACHED);
    }

    private void stopAllBut(List<String> kept) {
        RunFolder records = records();
        for (List<String> group : STOP_ORDER) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<Void>> stops = new ArrayList<>();
                for (String name : group) {
                    if (!kept.contains(name) && records.process(name).running().isPresent()) {
                        stops.add(
                                CompletableFuture.runAsync(
                                        () -> {
                                            progress.stopping(name);
                                            records.process(name).stop();
                                        },
                                        threads));
                    }
                }
                CompletableFuture.allOf(stops.toArray(CompletableFuture<?>[]::new)).join();
            }
        }
    }

    /// Deletes all data, also the record of who holds the lock. Nothing may run.
    ///
    /// @return names of what Millrace did not make, and therefore still there
    public List<String> deleteData() {
        return stack.settings().dataFolder().clear();
    }

    private void start(Component component, Lifetime lifetime, CompletableFuture<Void> failure) {
        switch (component) {
            case Component.External external -> progress.ready(external, Duration.ZERO);
            case Component.Own own -> {
                if (own.process().running().isPresent()) {
                    progress.ready(own, Duration.ZERO);
                    return;
                }
                if (!own.prepared().getAsBoolean()) {
                    progress.preparing(own);
                }
                progress.starting(own);
                long begin = System.nanoTime();
                try {
                    own.start().run(lifetime);
                } catch (RuntimeException e) {
                    // Later ones end because they are stopped, which is no news.
                    if (!failure.isDone()) {
                        progress.failed(own);
                    }
                    throw e;
                }
                progress.ready(own, Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }

    private void prepareFolders() {
        Path cache = stack.settings().cache();
        // One that is complete may be shared and only read.
        if (!KeycloakProgram.isPrepared(cache)) {
            Folders.requireWritable(cache, "the cache folder", "MILLRACE_CACHE");
        }
        stack.settings().dataFolder().adopt();
        try {
            Files.createDirectories(stack.settings().log("any").getParent());
            if (RunAs.root()) {
                // PostgreSQL runs as another user and must be able to reach its folder.
                Files.setPosixFilePermissions(
                        stack.settings().data(), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + stack.settings().data(), e);
        }
    }

    private RunFolder records() {
        return new RunFolder(stack.settings().run());
    }
}
