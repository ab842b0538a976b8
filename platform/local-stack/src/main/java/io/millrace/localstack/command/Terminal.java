package io.millrace.localstack.command;

import io.millrace.localstack.stack.Component;
import io.millrace.localstack.stack.Progress;
import io.millrace.localstack.stack.Service;
import io.millrace.localstack.stack.Stack;
import io.millrace.localstack.stack.StackSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// What people see: one line when a component begins to start, one when it is ready. Colours only
/// where a person looks.
///
/// @param out where it is printed
/// @param coloured whether that is a terminal
public record Terminal(PrintWriter out, boolean coloured) implements Progress {
    private static final String GREEN = "\u001B[32m";
    private static final String RED = "\u001B[31m";
    private static final String GREY = "\u001B[90m";
    private static final String PLAIN = "\u001B[0m";
    private static final double MILLIS = 1_000.0;

    /// Prints to a writer, coloured if a person sits at the other end of the standard output.
    @SuppressWarnings("SystemConsoleNull") // JDK 25 again returns null where there is no terminal.
    public static Terminal on(PrintWriter out) {
        var console = System.console();
        return new Terminal(
                out, console != null && console.isTerminal() && System.getenv("NO_COLOR") == null);
    }

    /// The settings that the environment and the launcher script give.
    static StackSettings settings() {
        String checkout = System.getProperty("millrace.checkout", "");
        return StackSettings.from(Path.of(checkout).toAbsolutePath(), System.getenv());
    }

    @Override
    public void preparing(Component component) {
        line(component.name(), GREY, "fetching and preparing, once; this takes a minute or more");
    }

    @Override
    public void starting(Component component) {
        line(component.name(), GREY, "starting");
    }

    @Override
    public void ready(Component component, Duration took) {
        String state =
                took.isZero()
                        ? "there"
                        : String.format(Locale.ROOT, "ready in %.1f s", took.toMillis() / MILLIS);
        line(component.name(), GREEN, "%-16s %s".formatted(state, component.address()));
    }

    @Override
    public void failed(Component component) {
        line(component.name(), RED, "failed");
    }

    @Override
    public void stopping(String component) {
        line(component, GREY, "stopping");
    }

    @Override
    public void say(String sentence) {
        out.println(sentence);
    }

    /// Where to go now that all is ready.
    void readyBlock(Stack stack) {
        StackSettings settings = stack.settings();
        out.println();
        out.println(colour(GREEN, "Millrace is ready."));
        out.println("  API         " + settings.url(Service.GATEWAY));
        out.println("  documents   " + settings.url(Service.GATEWAY) + "/docs");
        out.println("  Keycloak    " + settings.issuer());
        out.println("  users       alice, bob, gus, pia, mia, ada; the password is the name");
        out.println("  data        " + settings.data());
        out.println("  logs        " + settings.data().resolve("logs"));
    }

    private void line(String component, String colour, String state) {
        out.println("  %-22s %s".formatted(component, colour(colour, state)));
    }

    private String colour(String colour, String text) {
        return coloured ? colour + text + PLAIN : text;
    }
}
