package io.millrace.session.sandboxes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.GivingBack;
import io.millrace.session.sandboxes.allocation.Submitting;
import io.millrace.session.sandboxes.local.Directories;
import io.millrace.session.sandboxes.local.LocalAllocator;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Directories of this host as sandboxes: the contract, and what is their own.
@QuarkusTest
@TestProfile(LocalProfile.class)
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class LocalContractTest extends AllocatorContract {
    @Inject LocalAllocator local;
    @Inject Directories directories;
    @Inject LocalDirectories lent;
    @Inject Database database;
    @TempDir Path outside;

    @Override
    Allocator allocator() {
        return local;
    }

    @AfterEach
    void end() {
        lent.end();
    }

    @Test
    void a_borrower_gets_an_empty_directory_that_nobody_else_can_enter() throws IOException {
        Path directory = LocalDirectories.of(borrow(key()));

        assertEquals(LocalProfile.ROOT, directory.getParent());
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(LocalProfile.ROOT)));
        try (var entries = Files.list(directory)) {
            assertEquals(List.of(), entries.toList());
        }
    }

    @Test
    void what_was_returned_is_removed_and_what_it_has_links_to_stays() throws IOException {
        Borrowing.Borrowed loan = borrow(key());
        Path directory = LocalDirectories.of(loan);
        Files.createDirectories(outside.resolve("precious"));
        Files.writeString(outside.resolve("precious/file"), "mine", UTF_8);
        Files.createDirectories(directory.resolve("a/b"));
        Files.writeString(directory.resolve("a/b/file"), "x", UTF_8);
        Files.createSymbolicLink(directory.resolve("a/link"), outside.resolve("precious"));
        Files.createSymbolicLink(directory.resolve("file"), outside.resolve("precious/file"));

        assertInstanceOf(GivingBack.Returned.class, giveBack(loan));

        lent.awaitGone(directory);
        assertEquals("mine", Files.readString(outside.resolve("precious/file"), UTF_8));
    }

    @Test
    void a_directory_that_was_put_aside_for_a_link_takes_nothing_with_it() throws IOException {
        Borrowing.Borrowed loan = borrow(key());
        Path directory = LocalDirectories.of(loan);
        Files.writeString(outside.resolve("file"), "mine", UTF_8);
        Files.delete(directory);
        Files.createSymbolicLink(directory, outside);

        giveBack(loan);

        lent.awaitGone(directory);
        assertFalse(Files.isSymbolicLink(directory));
        assertEquals("mine", Files.readString(outside.resolve("file"), UTF_8));
    }

    @Test
    void what_is_in_nobodys_books_is_removed_each_for_itself() throws IOException {
        Path stranger = LocalProfile.ROOT.resolve("sandbox-00000000-0000-4000-8000-000000000001");
        Path other = LocalProfile.ROOT.resolve("sandbox-00000000-0000-4000-8000-000000000002");
        Path foreign = LocalProfile.ROOT.resolve("notes");
        Files.createDirectories(foreign);
        Files.createDirectories(stranger.resolve("a/b"));
        Files.createDirectories(other);

        lent.awaitGone(stranger);
        lent.awaitGone(other);
        assertTrue(Files.isDirectory(foreign));
        Files.delete(foreign);
    }

    @Test
    void only_the_newest_token_of_a_key_holds() {
        BorrowKey key = key();
        Borrowing.Borrowed first = borrow(key);
        Borrowing.Borrowed again = borrow(key);

        assertNotEquals(first.token(), again.token());
        assertInstanceOf(GivingBack.NotHeld.class, giveBack(first));
        assertInstanceOf(GivingBack.Returned.class, giveBack(again));
    }

    @Test
    void a_token_does_not_return_another_directory() {
        Borrowing.Borrowed first = borrow(key());
        Borrowing.Borrowed second = borrow(key());

        assertInstanceOf(
                GivingBack.NotHeld.class,
                giveBack(new Borrowing.Borrowed(second.item(), first.token())));
        assertEquals("LENT", lent.status(LocalDirectories.of(first)));
        assertEquals("LENT", lent.status(LocalDirectories.of(second)));
    }

    @Test
    void what_nobody_renews_is_taken_back() {
        BorrowKey key = key();
        Borrowing.Borrowed loan = borrow(key);

        database.execute("update sandbox_directories set expires_at = now() - interval '1 s'");

        lent.awaitGone(LocalDirectories.of(loan));
        assertFalse(local.renew(key));
        assertInstanceOf(GivingBack.NotHeld.class, giveBack(loan));
    }

    @Test
    void a_renewal_moves_the_end() {
        BorrowKey key = key();
        Borrowing.Borrowed loan = borrow(key);
        database.execute("update sandbox_directories set expires_at = now() + interval '1 minute'");

        assertTrue(local.renew(key));

        assertEquals(
                1,
                database.number(
                        "select count(*) from sandbox_directories"
                                + " where expires_at > now() + interval '30 minutes'"));
        giveBack(loan);
    }

    @Test
    void who_died_before_the_directory_was_made_gets_it_when_asking_again() {
        BorrowKey key = key();
        // given: the row is written, and whoever wrote it is dead
        UUID id = directories.lend(key).orElseThrow().id();
        assertEquals(List.of(), lent.all());

        Path directory = LocalDirectories.of(borrow(key));

        assertEquals("sandbox-" + id, directory.getFileName().toString());
        assertTrue(Files.isDirectory(directory));
    }

    @Test
    void who_died_and_never_asks_again_keeps_no_place() {
        assertTrue(directories.lend(key()).isPresent());
        borrow(key());
        assertInstanceOf(Borrowing.NoneFree.class, ask(key()));

        database.execute("update sandbox_directories set expires_at = now() - interval '1 s'");

        Await.until("there is a place", () -> ask(key()) instanceof Borrowing.Borrowed);
    }

    @Test
    void a_directory_in_nobodys_books_is_removed_and_whatever_else_lies_there_is_not()
            throws IOException {
        Path kept = LocalDirectories.of(borrow(key()));
        Path stranger = LocalProfile.ROOT.resolve("sandbox-" + UUID.randomUUID());
        Path notes = LocalProfile.ROOT.resolve("lost+found");
        Path link = LocalProfile.ROOT.resolve("sandbox-" + UUID.randomUUID());
        Files.createDirectories(notes);
        Files.createSymbolicLink(link, outside);
        Files.createDirectories(stranger.resolve("left/behind"));
        try {
            lent.awaitGone(stranger);

            assertTrue(Files.isDirectory(kept));
            assertTrue(Files.isDirectory(notes));
            assertTrue(Files.isSymbolicLink(link));
        } finally {
            Files.delete(notes);
            Files.delete(link);
        }
    }

    @Test
    void what_cannot_be_removed_keeps_its_place_and_is_tried_again() throws IOException {
        Borrowing.Borrowed loan = borrow(key());
        Path directory = LocalDirectories.of(loan);
        borrow(key());
        database.execute(
                """
                create function planted() returns trigger language plpgsql as $$
                begin
                  raise exception 'planted';
                end $$\
                """);
        database.execute(
                "create trigger planted before delete on sandbox_directories"
                        + " for each row execute function planted()");
        try {
            giveBack(loan);
            Await.until("the files are gone", () -> !Files.exists(directory));
            assertEquals("CLEARING", lent.status(directory));
            assertInstanceOf(Borrowing.NoneFree.class, ask(key()));
        } finally {
            database.execute("drop trigger planted on sandbox_directories");
            database.execute("drop function planted");
        }
        // The attempt that failed is left alone for as long as it may take.
        database.execute(
                "update sandbox_directories set next_attempt_at = now() where status = 'CLEARING'");

        Await.until("there is a place", () -> ask(key()) instanceof Borrowing.Borrowed);
    }

    @Test
    void where_no_directory_can_be_made_nothing_is_out() throws IOException {
        Path away = LocalProfile.ROOT.resolveSibling("local-sandboxes-away");
        Files.move(LocalProfile.ROOT, away);
        BorrowKey key = key();
        try {
            assertInstanceOf(Borrowing.Failed.class, ask(key));
            assertEquals(
                    0,
                    database.number(
                            "select count(*) from sandbox_directories where status = 'LENT'"));
        } finally {
            Files.move(away, LocalProfile.ROOT);
        }
        assertTrue(Files.isDirectory(LocalDirectories.of(borrow(key))));
    }

    @Test
    void however_many_ask_at_once_there_are_no_more_than_there_may_be() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Borrowing>> asking = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                BorrowKey key = new BorrowKey(new UUID(7, i / 2));
                asking.add(() -> ask(key));
            }
            int got = 0;
            for (Future<Borrowing> answer : threads.invokeAll(asking)) {
                got += answer.get() instanceof Borrowing.Borrowed ? 1 : 0;
            }
            assertTrue(got >= LocalProfile.MOST, "borrowed " + got + " times");
        }
        assertEquals(LocalProfile.MOST, lent.all().size());
        assertEquals(
                LocalProfile.MOST, database.number("select count(*) from sandbox_directories"));
    }

    @Test
    void nothing_can_be_submitted() {
        assertInstanceOf(Submitting.Failed.class, local.submit(IntNode.valueOf(1)));
    }
}
