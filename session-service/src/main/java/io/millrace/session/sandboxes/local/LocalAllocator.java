package io.millrace.session.sandboxes.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.GivingBack;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.Submitting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Lends directories of this host, `{"directory": "<path>"}`, each made when it is borrowed.
@ApplicationScoped
@Typed(LocalAllocator.class)
public class LocalAllocator implements Allocator {
    private final Directories directories;
    private final LocalRoot root;
    private final DirectoryReaper reaper;
    private final Duration poll;

    public LocalAllocator(
            Directories directories, LocalRoot root, DirectoryReaper reaper, SandboxConfig config) {
        this.directories = directories;
        this.root = root;
        this.reaper = reaper;
        poll = config.pool().poll();
    }

    @Override
    public Borrowing borrow(BorrowKey key, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<Directories.Lent> lent = directories.lend(key);
            if (lent.isPresent()) {
                return made(lent.get());
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                return new Borrowing.NoneFree();
            }
            Thread.sleep(left.compareTo(poll) < 0 ? left : poll);
        }
    }

    /// The row is there, now the directory. Whoever dies in between has lent one that is not there;
    /// asked again under the key it is made, or else the row expires.
    private Borrowing made(Directories.Lent lent) {
        try {
            root.make(lent.id());
        } catch (IOException e) {
            directories.rollBack(lent);
            return new Borrowing.Failed("no directory can be made: " + e);
        }
        return new Borrowing.Borrowed(root.item(lent.id()), lent.token());
    }

    /// The directory is removed soon after.
    @Override
    public GivingBack giveBack(JsonNode item, BorrowToken token) {
        if (!directories.takeIn(item, token)) {
            return new GivingBack.NotHeld();
        }
        reaper.wake();
        return new GivingBack.Returned();
    }

    @Override
    public boolean renew(BorrowKey key) {
        return directories.renew(key);
    }

    @Override
    public Submitting submit(JsonNode item) {
        return new Submitting.Failed("directories are made when they are borrowed");
    }
}
