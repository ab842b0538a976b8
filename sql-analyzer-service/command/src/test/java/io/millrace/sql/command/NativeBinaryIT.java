package io.millrace.sql.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The native binary is the jar, only sooner. `-Drequests=<file>` compares the answers to the
/// requests in that file, too.
@EnabledIfSystemProperty(
        named = "native-command.skip",
        matches = "false",
        disabledReason = "-Pnative-command builds the binary")
class NativeBinaryIT {
    private static final Path REQUESTS = Path.of("src", "test", "resources", "requests.jsonl");
    private static final int STARTS = 21;
    private static final Duration SOON = Duration.ofMillis(50);

    @TempDir Path folder;

    private void assertSame(Path input, String... arguments)
            throws IOException, InterruptedException {
        Ran jar = Packaged.jar().run(folder, input, arguments);
        Ran binary = Packaged.binary().run(folder, input, arguments);
        assertEquals(jar, binary);
        assertTrue(jar.code() < 2, jar::err);
    }

    @Test
    void itAnswersEveryRequestAsTheJarDoes() throws Exception {
        assertSame(REQUESTS, "analyze", "--jsonl");
        assertSame(REQUESTS, "lineage", "--jsonl", "--threads", "1");
        String more = System.getProperty("requests", "");
        if (!more.isEmpty()) {
            assertSame(Path.of(more), "analyze", "--jsonl");
            assertSame(Path.of(more), "lineage", "--jsonl");
        }
    }

    @Test
    void itDrawsWhatTheJarDraws() throws Exception {
        Path script =
                Files.writeString(
                        folder.resolve("script.sql"),
                        "create table s.b as select x, y + 1 as z from s.a; select sum(z) from s.b");
        for (String format : new String[] {"json", "mermaid", "dot", "svg"}) {
            assertSame(script, "lineage", "--dialect", "duckdb", "--format", format);
        }
        assertSame(
                script,
                "lineage",
                "--dialect=duckdb",
                "--format=openlineage",
                "--run=01890000-0000-7000-8000-000000000001",
                "--time=2026-01-02T03:04:05Z");
        assertSame(script, "--help");
        assertSame(script, "--version");
    }

    @Test
    void itStartsInLessThanFiftyMilliseconds() throws Exception {
        Path script = Files.writeString(folder.resolve("script.sql"), "select a from s.t");
        long[] nanos =
                IntStream.range(0, STARTS).mapToLong(any -> start(script)).sorted().toArray();

        Duration median = Duration.ofNanos(nanos[STARTS / 2]);
        assertTrue(median.compareTo(SOON) < 0, median::toString);
    }

    private long start(Path script) {
        long begun = System.nanoTime();
        try {
            Ran ran = Packaged.binary().run(folder, script, "analyze", "--dialect", "postgres");
            assertEquals(0, ran.code());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - begun;
    }
}
