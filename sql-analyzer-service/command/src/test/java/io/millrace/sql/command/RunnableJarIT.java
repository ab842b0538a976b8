package io.millrace.sql.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged jar does what the classes do.
class RunnableJarIT {
    @TempDir Path folder;

    private Path input(String text) throws IOException {
        return Files.writeString(folder.resolve("input"), text);
    }

    @Test
    void itAnswersLinesFromAFile() throws Exception {
        String requests =
                "{\"sql\":\"select a from s.t\",\"dialect\":\"postgres\"}\n{\"sql\":\n".repeat(300);

        Ran ran = Packaged.jar().run(folder, input(requests), "analyze", "--jsonl");

        assertEquals(Ran.with(requests, "analyze", "--jsonl"), ran);
        assertEquals(600, ran.lines().size());
    }

    @Test
    void itEndsWithTheExitCodesItPromises() throws Exception {
        Path good = input("select 1");
        assertEquals(0, Packaged.jar().run(folder, good, "analyze", "--dialect", "ansi").code());
        Path bad = input("select from");
        Ran ran = Packaged.jar().run(folder, bad, "analyze", "--dialect", "ansi");
        assertEquals(1, ran.code());
        assertTrue(ran.err().startsWith("-:1:"), ran::err);
        assertEquals(2, Packaged.jar().run(folder, good, "analyze").code());
    }

    @Test
    void itKnowsItsVersion() throws Exception {
        assertEquals(Ran.with("", "--version"), Packaged.jar().run(folder, input(""), "--version"));
    }
}
