package io.millrace.localstack.stack;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.RunFolder;
import io.millrace.localstack.process.Trees;
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
import java.util.stream.Stream;

/// Starts and stops a stack. Hold the [StackLock] while you do.
///
/// @param stack what to run
/// @param progress hears of it
public record StackRun(Stack stack, Progress progress) {
    /// Says that the running processes were left to run on purpose.
    private static final String DETACHED = "detached";

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
        return Files.exists(marker())
                && stack.own().stream().allMatch(own -> own.process().running().isPresent());
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
                new RunFolder(stack.settings().run())
                        .entries().stream().filter(entry -> entry.identity().alive()).toList();
        if (!alive.isEmpty() && !Files.exists(marker())) {
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
        prepareFolders();
        if (lifetime == Lifetime.WITH_STARTER) {
            forgetDetached();
        }
        List<String> ranBefore = running();
        stack.own().stream()
                .filter(own -> !ranBefore.contains(own.name()))
                .forEach(own -> own.check().run());
        CompletableFuture<Void> failure = new CompletableFuture<>();
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
            rememberDetached();
        }
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
                                            start(component, lifetime);
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
        stopAllBut(List.of());
        forgetDetached();
    }

    private void stopAllBut(List<String> kept) {
        RunFolder records = new RunFolder(stack.settings().run());
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
    public void deleteData() {
        Path data = stack.settings().data();
        if (!Files.isDirectory(data)) {
            return;
        }
        try (Stream<Path> parts = Files.list(data)) {
            for (Path part : parts.toList()) {
                Trees.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + data, e);
        }
    }

    private void start(Component component, Lifetime lifetime) {
        switch (component) {
            case Component.External external -> progress.ready(external, Duration.ZERO);
            case Component.Own own -> {
                if (own.process().running().isPresent()) {
                    progress.ready(own, Duration.ZERO);
                    return;
                }
                progress.starting(own);
                long begin = System.nanoTime();
                try {
                    own.start().run(lifetime);
                } catch (RuntimeException e) {
                    progress.failed(own);
                    throw e;
                }
                progress.ready(own, Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }

    private void prepareFolders() {
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

    private void rememberDetached() {
        try {
            Files.writeString(marker(), "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + marker(), e);
        }
    }

    private void forgetDetached() {
        try {
            Files.deleteIfExists(marker());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + marker(), e);
        }
    }

    private Path marker() {
        return stack.settings().run().resolve(DETACHED);
    }
}
