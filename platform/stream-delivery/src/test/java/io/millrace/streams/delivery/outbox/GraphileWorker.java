package io.millrace.streams.delivery.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The peer of [RelayBenchmark]: a queue in PostgreSQL for Node (https://worker.graphile.org),
/// which moves jobs to a Redis stream.
final class GraphileWorker {
    private static final Pattern SECONDS = Pattern.compile("\"seconds\":([0-9.]+)");

    private final Path folder;

    private GraphileWorker(Path folder) {
        this.folder = folder;
    }

    /// Has npm fetch it into a folder of its own.
    ///
    /// @param source the folder with `package.json` and `relay.js`
    static GraphileWorker installed(Path source) throws IOException, InterruptedException {
        GraphileWorker worker = new GraphileWorker(Files.createTempDirectory("graphile-worker"));
        for (String file : List.of("package.json", "relay.js")) {
            Files.copy(source.resolve(file), worker.folder.resolve(file));
        }
        worker.output("npm", "install", "--no-audit", "--no-fund", "--silent");
        return worker;
    }

    /// Adds jobs and has them done, several times in one process.
    ///
    /// @return how many seconds each round took from the worker's start until no job was left
    List<Double> relay(String databaseUrl, String redisUrl, int jobs, int bytes, int rounds)
            throws IOException, InterruptedException {
        String said =
                output(
                        "node",
                        "relay.js",
                        databaseUrl,
                        redisUrl,
                        Integer.toString(jobs),
                        Integer.toString(bytes),
                        Integer.toString(rounds));
        List<Double> seconds =
                SECONDS.matcher(said)
                        .results()
                        .map(each -> Double.parseDouble(each.group(1)))
                        .toList();
        if (seconds.size() != rounds) {
            throw new IllegalStateException("It told not all times: " + said);
        }
        return seconds;
    }

    private String output(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
        }
        return said;
    }
}
