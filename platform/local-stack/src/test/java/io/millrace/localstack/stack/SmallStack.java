package io.millrace.localstack.stack;

import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import io.millrace.localstack.process.Program;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.RunFolder;
import io.millrace.localstack.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A stack whose components are shells that sleep, in a folder of their own; it remembers what
/// became of them.
final class SmallStack implements Progress {
    final StackSettings settings;
    final List<String> news = Collections.synchronizedList(new ArrayList<>());

    SmallStack(Path home) {
        settings = StackSettings.from(home, Map.of("MILLRACE_HOME", home.toString()));
    }

    /// PostgreSQL, Redis, and Keycloak that needs the first.
    StackRun run() {
        return run(
                sleeps(Stack.POSTGRES),
                sleeps(Stack.REDIS),
                sleeps(Stack.KEYCLOAK, Stack.POSTGRES));
    }

    StackRun run(Component... components) {
        return new StackRun(new Stack(settings, List.of(components)), this);
    }

    Component.Own sleeps(String name, String... needs) {
        return component(name, () -> {}, "exec sleep 60", needs);
    }

    Component.Own component(String name, Runnable check, String script, String... needs) {
        OwnedProcess process = process(name);
        Path log = settings.log(name);
        return new Component.Own(
                name,
                "nowhere",
                List.of(needs),
                process,
                check,
                () -> !script.contains("prepared"),
                lifetime -> {
                    process.start(shell(script, log), lifetime);
                    process.awaitReady(() -> !script.contains("exit"), Duration.ofSeconds(10), log);
                });
    }

    OwnedProcess process(String name) {
        return new RunFolder(settings.run()).process(name);
    }

    /// As a launcher without the means to take its processes with it would leave it.
    void leaveBehind(String name) {
        settings.log(name).toFile().getParentFile().mkdirs();
        process(name).start(shell("exec sleep 60", settings.log(name)), Lifetime.DETACHED);
    }

    private Program shell(String script, Path log) {
        return new Program(
                RunAs.CALLER,
                List.of("sh", "-c", script),
                Map.of(),
                List.of(),
                settings.data(),
                log,
                Signal.TERM,
                Duration.ofSeconds(5));
    }

    @Override
    public void preparing(Component component) {
        news.add("preparing " + component.name());
    }

    @Override
    public void starting(Component component) {
        news.add("starting " + component.name());
    }

    @Override
    public void ready(Component component, Duration took) {
        news.add("ready " + component.name());
    }

    @Override
    public void failed(Component component) {
        news.add("failed " + component.name());
    }

    @Override
    public void stopping(String component) {
        news.add("stopping " + component);
    }

    @Override
    public void say(String sentence) {
        news.add(sentence);
    }
}
