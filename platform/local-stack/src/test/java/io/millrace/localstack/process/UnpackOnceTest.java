package io.millrace.localstack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackOnceTest {
    @TempDir Path cache;
    private Path target;

    @BeforeEach
    void name() {
        target = cache.resolve("server-1");
    }

    @Test
    void whatIsThereIsNotMadeAgain() {
        UnpackOnce.folder(target, draft -> Files.writeString(draft.resolve("file"), "first"));

        UnpackOnce.folder(target, draft -> Files.writeString(draft.resolve("file"), "second"));

        assertEquals("first", read(target.resolve("file")));
        assertEquals(List.of(target), inCache());
    }

    @Test
    void aFillerThatFailsLeavesNothing() {
        ComponentFailure failure =
                assertThrows(
                        ComponentFailure.class,
                        () ->
                                UnpackOnce.folder(
                                        target,
                                        draft -> {
                                            Files.writeString(draft.resolve("half"), "of it");
                                            throw new IOException("no space left");
                                        }));

        assertTrue(failure.getMessage().contains("no space left"), failure.getMessage());
        assertEquals(List.of(), inCache());
    }

    @Test
    void aFillerThatBreaksLeavesNothing() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        UnpackOnce.folder(
                                target,
                                draft -> {
                                    Files.createDirectory(draft.resolve("folder"));
                                    throw new IllegalStateException("broken");
                                }));

        assertEquals(List.of(), inCache());
    }

    @Test
    void whoFinishesLaterTakesWhatIsThere() {
        Path made =
                UnpackOnce.folder(
                        target,
                        draft -> {
                            Files.writeString(draft.resolve("file"), "late");
                            UnpackOnce.folder(
                                    target,
                                    other -> Files.writeString(other.resolve("file"), "early"));
                        });

        assertEquals("early", read(made.resolve("file")));
        assertEquals(List.of(target), inCache());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> inCache() {
        try (var files = Files.list(cache)) {
            return files.toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
