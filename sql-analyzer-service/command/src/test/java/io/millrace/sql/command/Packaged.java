package io.millrace.sql.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs what was packaged, as a process.
///
/// @param command what starts it
record Packaged(List<String> command) {
    private static final long SECONDS = 240;

    static Packaged jar() {
        return new Packaged(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "millrace-sql.jar").toString()));
    }

    static Packaged binary() {
        return new Packaged(List.of(Path.of("target", "millrace-sql").toAbsolutePath().toString()));
    }

    /// @param folder where output is kept
    Ran run(Path folder, Path standardInput, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(line)
                        .redirectInput(standardInput.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(line + " did not end in time");
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ran(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
