package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.Page;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.AllocatorChoice;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.ItemJson;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.Submitting;
import io.millrace.session.sandboxes.operations.OperationLoop;
import io.millrace.session.sandboxes.operations.Operations;
import io.millrace.session.sandboxes.pool.ItemState;
import io.millrace.session.sandboxes.pool.Pool;
import io.millrace.session.sandboxes.pool.PoolAllocator;
import io.millrace.streams.contract.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// What operators and other services do with sandboxes. Where an external allocator is in use it is
/// the one that lends; items can be submitted through here all the same.
@ApplicationScoped
public class Sandboxes {
    private final boolean external;
    private final Allocator allocator;
    private final PoolAllocator lending;
    private final Pool pool;
    private final Operations operations;
    private final OperationLoop loop;
    private final Ids ids;
    private final Semaphore waiting;

    public Sandboxes(
            SandboxConfig config,
            Allocator allocator,
            PoolAllocator lending,
            Pool pool,
            Operations operations,
            OperationLoop loop,
            Ids ids) {
        external = config.allocator() == AllocatorChoice.EXTERNAL;
        waiting = new Semaphore(config.pool().maxWaiting());
        this.allocator = allocator;
        this.lending = lending;
        this.pool = pool;
        this.operations = operations;
        this.loop = loop;
        this.ids = ids;
    }

    /// Adds an item.
    ///
    /// @return it as a member of the pool; empty when an external allocator has taken it
    public Optional<SandboxView> submit(JsonNode item, String operator)
            throws InterruptedException {
        ItemJson.require(item);
        if (!external) {
            return Optional.of(SandboxView.of(pool.submit(item, operator)));
        }
        return switch (allocator.submit(item)) {
            case Submitting.Submitted() -> Optional.empty();
            case Submitting.Failed(String reason) ->
                    throw new DomainException(ErrorCode.SERVICE_UNAVAILABLE, reason);
        };
    }

    /// Borrows an item.
    ///
    /// @param wait zero to be answered at once
    /// @throws DomainException NO_SANDBOX_FREE or, after waiting, SANDBOX_WAIT_OVER; RATE_LIMITED
    ///   when too many wait already; BORROW_REFUSED
    public LoanView borrow(String borrower, Duration wait) throws InterruptedException {
        refuseWhereExternal();
        BorrowKey key = new BorrowKey(ids.next());
        Borrowing answer =
                wait.isZero()
                        ? lending.borrow(key, borrower, wait)
                        : patiently(key, borrower, wait);
        return switch (answer) {
            case Borrowing.Borrowed borrowed -> LoanView.of(borrowed);
            case Borrowing.NoneFree(), Borrowing.WaitOver() ->
                    throw wait.isZero()
                            ? new DomainException(ErrorCode.NO_SANDBOX_FREE, "No sandbox is free")
                            : new DomainException(
                                    ErrorCode.SANDBOX_WAIT_OVER,
                                    "No sandbox became free within "
                                            + wait.toSeconds()
                                            + " seconds");
            case Borrowing.Refused(String reason) ->
                    throw new DomainException(ErrorCode.BORROW_REFUSED, reason);
            case Borrowing.Failed(String reason) ->
                    throw new DomainException(ErrorCode.SERVICE_UNAVAILABLE, reason);
        };
    }

    private Borrowing patiently(BorrowKey key, String borrower, Duration wait)
            throws InterruptedException {
        if (!waiting.tryAcquire()) {
            throw new DomainException(
                    ErrorCode.RATE_LIMITED, "Too many wait for a sandbox already");
        }
        try {
            return lending.borrow(key, borrower, wait);
        } finally {
            waiting.release();
        }
    }

    /// Gives an item back; the token is used up by that.
    ///
    /// @return the operation that makes the item free again
    /// @throws DomainException LEASE_NOT_HELD when the token is not that of a loan of this item
    public UUID giveBack(JsonNode item, BorrowToken token, String by) {
        refuseWhereExternal();
        UUID operation =
                operations
                        .accept(ItemJson.require(item), token, by)
                        .orElseThrow(() ->
                                new DomainException(
                                        ErrorCode.LEASE_NOT_HELD,
                                        "The borrowToken is not that of a loan of this item",
                                        "borrowToken"));
        loop.wake();
        return operation;
    }

    /// One item of the pool.
    ///
    /// @throws io.millrace.session.sandboxes.pool.SandboxNotFound when there is none
    public SandboxView get(UUID id) {
        return SandboxView.of(pool.get(id));
    }

    /// Removes an item that nobody has.
    ///
    /// @throws io.millrace.session.sandboxes.pool.SandboxNotFound when there is none
    /// @throws io.millrace.session.sessions.IllegalMove when it is lent or just returning
    public void remove(UUID id) {
        pool.remove(id);
    }

    /// The items of the pool, the newest first.
    public Page<SandboxView> list(@Nullable ItemState state, PageRequest page) {
        return pool.list(state, page, SandboxView::of);
    }

    private void refuseWhereExternal() {
        if (external) {
            throw new DomainException(
                    ErrorCode.ILLEGAL_STATE,
                    "An external allocator lends the sandboxes of this deployment");
        }
    }
}
