package io.millrace.session.sandboxes.pool;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.GivingBack;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.SandboxEvent;
import io.millrace.session.sandboxes.allocation.Submitting;
import io.millrace.session.sandboxes.webhooks.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.util.Optional;

/// The built-in pool as an allocator. Who waits holds no connection meanwhile.
@ApplicationScoped
@Typed(PoolAllocator.class)
public class PoolAllocator implements Allocator {
    private static final String BORROWER = "session-service";

    private final Pool pool;
    private final PoolReturns returns;
    private final FreeBell bell;
    private final Webhooks webhooks;
    private final Duration poll;

    public PoolAllocator(
            Pool pool,
            PoolReturns returns,
            FreeBell bell,
            Webhooks webhooks,
            SandboxConfig config) {
        this.pool = pool;
        this.returns = returns;
        this.bell = bell;
        this.webhooks = webhooks;
        this.poll = config.pool().poll();
    }

    @Override
    public Borrowing borrow(BorrowKey key, Duration wait) throws InterruptedException {
        return borrow(key, BORROWER, wait);
    }

    /// The same for somebody else.
    ///
    /// @param borrower whom operators see
    public Borrowing borrow(BorrowKey key, String borrower, Duration wait)
            throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long rung = bell.count();
            Optional<Lent> lent = pool.lend(key, borrower);
            if (lent.isPresent()) {
                return agreed(key, lent.get());
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                return new Borrowing.NoneFree();
            }
            bell.await(rung, left.compareTo(poll) < 0 ? left : poll);
        }
    }

    private Borrowing agreed(BorrowKey key, Lent lent) throws InterruptedException {
        Optional<String> refusal =
                webhooks.consent(SandboxEvent.BORROW, key.value(), lent.id(), lent.item());
        if (refusal.isPresent()) {
            pool.rollBack(lent);
            return new Borrowing.Refused(refusal.get());
        }
        pool.announce(lent);
        return new Borrowing.Borrowed(lent.item(), lent.token());
    }

    @Override
    public GivingBack giveBack(JsonNode item, BorrowToken token) {
        return returns.accept(item.toString(), token, BORROWER).isPresent()
                ? new GivingBack.Returned()
                : new GivingBack.NotHeld();
    }

    @Override
    public boolean renew(BorrowKey key) {
        return pool.renew(key);
    }

    @Override
    public Submitting submit(JsonNode item) {
        pool.submit(item, BORROWER);
        return new Submitting.Submitted();
    }
}
