package io.millrace.localstack.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.process.ComponentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path place;
    private Path home;
    private DataFolder folder;

    @BeforeEach
    void nameAFolder() {
        home = place.resolve("home");
        folder = new DataFolder(home);
    }

    @Test
    void isAbsentUntilItIsAdopted() {
        assertEquals(DataFolder.State.ABSENT, folder.state());
        assertFalse(Files.exists(home));

        folder.adopt();

        assertEquals(DataFolder.State.OURS, folder.state());
    }

    @Test
    void takesAnEmptyFolder() throws IOException {
        Files.createDirectory(home);
        assertEquals(DataFolder.State.EMPTY, folder.state());

        folder.adopt();

        assertEquals(DataFolder.State.OURS, folder.state());
    }

    @Test
    void neitherFillsNorEmptiesAFolderOfSomebodyElse() throws IOException {
        Path precious = file("thesis.txt");
        Path log = file("logs/of-something-else.log");

        assertEquals(DataFolder.State.FOREIGN, folder.state());
        assertNamesTheVariable(assertThrows(ComponentFailure.class, folder::adopt));
        assertNamesTheVariable(assertThrows(ComponentFailure.class, folder::clear));

        assertTrue(Files.exists(precious));
        assertTrue(Files.exists(log));
        assertEquals(List.of("logs", "thesis.txt"), names());
    }

    @Test
    void theLockMakesNothingInAFolderOfSomebodyElse() throws IOException {
        file("thesis.txt");
        StackSettings settings =
                StackSettings.from(place, Map.of("MILLRACE_HOME", home.toString()));

        assertThrows(ComponentFailure.class, () -> StackLock.take(settings));

        assertEquals(List.of("thesis.txt"), names());
    }

    @Test
    void aFolderThatOnlyBearsNamesOfPartsIsSomebodyElses() throws IOException {
        file("logs/of-something-else.log");
        file("run/something-else.pid");

        assertEquals(DataFolder.State.FOREIGN, folder.state());
    }

    @Test
    void knowsTheFolderOfAnEarlierVersion() throws IOException {
        file("run/launcher.lock");
        file("postgres/PG_VERSION");
        file("logs/postgres.log");
        assertEquals(DataFolder.State.OURS, folder.state());

        assertEquals(List.of(), folder.clear());

        assertEquals(List.of(), names());
    }

    @Test
    void keepsWhatSomebodyPutIntoItLater() throws IOException {
        folder.adopt();
        file("postgres/PG_VERSION");
        Path notes = file("notes.txt");

        assertEquals(List.of("notes.txt"), folder.clear());

        assertTrue(Files.exists(notes));
        assertFalse(Files.exists(home.resolve("postgres")));
        assertEquals(DataFolder.State.OURS, folder.state());
    }

    @Test
    void namesTheVariableWhenItCannotBeMade() throws IOException {
        DataFolder below = new DataFolder(Files.createFile(home).resolve("data"));

        assertNamesTheVariable(assertThrows(ComponentFailure.class, below::adopt));
        assertNamesTheVariable(assertThrows(ComponentFailure.class, folder::state));
    }

    private static void assertNamesTheVariable(ComponentFailure failure) {
        assertTrue(failure.getMessage().contains("MILLRACE_HOME"), failure.getMessage());
    }

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private List<String> names() throws IOException {
        try (var names = Files.list(home)) {
            return names.map(name -> name.getFileName().toString()).sorted().toList();
        }
    }
}
