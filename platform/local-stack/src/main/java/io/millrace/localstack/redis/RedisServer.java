package io.millrace.localstack.redis;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import io.millrace.localstack.process.Ports;
import io.millrace.localstack.process.Program;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.Signal;
import io.millrace.localstack.process.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One Redis server on this machine.
///
/// @param program what to run
/// @param process where its process is recorded
/// @param settings where its data lives and how it runs
public record RedisServer(RedisProgram program, OwnedProcess process, RedisSettings settings) {
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);

    /// Starts the server, with what the append-only file remembers, and waits until it answers.
    ///
    /// @throws ComponentFailure if the port is taken
    public void start() {
        Ports.requireFree("redis", settings.port(), "MILLRACE_REDIS_PORT");
        try {
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + settings.data(), e);
        }
        List<String> command =
                List.of(
                        program.executable().toString(),
                        "--port",
                        Integer.toString(settings.port()),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        settings.data().toString(),
                        "--databases",
                        Integer.toString(settings.databases()),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        // Streams are work: nothing may be thrown away to make room.
                        "--maxmemory-policy",
                        "noeviction",
                        "--save",
                        "");
        process.start(
                new Program(
                        RunAs.CALLER,
                        command,
                        Map.of(),
                        List.of(),
                        settings.data(),
                        settings.log(),
                        Signal.TERM,
                        STOP_GRACE),
                settings.lifetime());
        process.awaitReady(this::answers, START_PATIENCE, settings.log());
    }

    /// Stops the server cleanly.
    public void stop() {
        process.stop();
    }

    /// Ends the server at once, as a crash would. What was answered is in the append-only file.
    public void kill() {
        process.kill();
    }

    /// Stops and starts: connections are lost, data is not.
    public void restart() {
        stop();
        start();
    }

    /// Stops the server if it runs and deletes its data.
    public void wipe() {
        kill();
        try {
            Trees.delete(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + settings.data(), e);
        }
    }

    /// Loses all data and starts again, as a server without persistence would after a crash.
    public void restartEmpty() {
        wipe();
        start();
    }

    /// Whether the server's process is alive.
    public boolean running() {
        return process.running().isPresent();
    }

    /// `redis://127.0.0.1:<port>`, as `REDIS_URL` wants it.
    public String url() {
        return "redis://127.0.0.1:" + settings.port();
    }

    /// A new connection; the caller closes it.
    public RedisConnection connect() throws IOException {
        return RedisConnection.open(settings.port());
    }

    private boolean answers() {
        try (RedisConnection connection = connect()) {
            return connection.call("PING").equals("PONG");
        } catch (IOException | RedisConnection.ErrorReply stillStarting) {
            // Refused before it listens, LOADING while it reads the append-only file.
            return false;
        }
    }

    /// Where the data of a server lives and how it runs.
    ///
    /// @param data its data folder
    /// @param port its port on 127.0.0.1
    /// @param log file for what it says
    /// @param databases how many numbered databases it has
    /// @param lifetime whether it ends with the virtual machine that started it
    public record RedisSettings(Path data, int port, Path log, int databases, Lifetime lifetime) {}
}
