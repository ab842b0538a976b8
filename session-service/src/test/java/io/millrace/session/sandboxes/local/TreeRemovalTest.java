package io.millrace.session.sandboxes.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeRemovalTest {
    private static final int PLENTY = 1_000_000;

    @TempDir Path root;
    private Path tree;

    @BeforeEach
    void plant() throws IOException {
        tree = Files.createDirectory(root.resolve("tree"));
    }

    private boolean remove(int share) throws IOException {
        return TreeRemoval.remove(root, tree.getFileName(), share);
    }

    private void assertGone() throws IOException {
        assertTrue(remove(PLENTY));
        assertFalse(Files.exists(tree, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void links_go_and_what_they_name_stays() throws IOException {
        Path beside = Files.createDirectory(root.resolve("beside"));
        Files.writeString(beside.resolve("file"), "mine", UTF_8);
        Files.createDirectory(tree.resolve("a"));
        Files.createSymbolicLink(tree.resolve("a/directory"), beside);
        Files.createSymbolicLink(tree.resolve("a/file"), beside.resolve("file"));
        Files.createSymbolicLink(tree.resolve("a/up"), Path.of("../../beside"));
        Files.createSymbolicLink(tree.resolve("a/loop"), Path.of("."));
        Files.createSymbolicLink(tree.resolve("a/dangling"), Path.of("nowhere"));

        assertGone();

        assertEquals("mine", Files.readString(beside.resolve("file"), UTF_8));
    }

    @Test
    void a_hard_link_takes_nothing_but_itself() throws IOException {
        Path beside = Files.writeString(root.resolve("beside"), "mine", UTF_8);
        Files.createLink(tree.resolve("same"), beside);

        assertGone();

        assertEquals("mine", Files.readString(beside, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 12, 13, 40, 900})
    void a_tree_may_be_deep(int depth) throws IOException {
        Path at = tree;
        for (int i = 0; i < depth; i++) {
            at = Files.createDirectory(at.resolve("d"));
            Files.createFile(at.resolve("f"));
        }

        assertGone();
    }

    @Test
    void a_large_tree_takes_several_calls_and_each_does_its_share() throws IOException {
        for (int i = 0; i < 25; i++) {
            Files.createFile(tree.resolve("f" + i));
        }

        assertFalse(remove(10));
        try (var rest = Files.list(tree)) {
            assertEquals(15, rest.count());
        }
        assertFalse(remove(10));
        assertGone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-xr-xr-x", "---------", "-wx------"})
    void a_directory_that_was_closed_is_opened(String mode) throws IOException {
        Path closed = Files.createDirectories(tree.resolve("a/closed"));
        Files.createFile(closed.resolve("file"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(mode));

        assertGone();
    }

    @Test
    void what_is_not_there_is_gone() throws IOException {
        assertGone();
        assertTrue(remove(PLENTY));
    }

    @Test
    void a_link_in_place_of_the_tree_goes_alone() throws IOException {
        Path beside = Files.createDirectory(root.resolve("beside"));
        Files.createFile(beside.resolve("file"));
        Files.delete(tree);
        Files.createSymbolicLink(tree, beside);

        assertGone();

        assertTrue(Files.exists(beside.resolve("file")));
    }
}
