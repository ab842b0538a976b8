package io.millrace.session.sandboxes.leases;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.Job;
import io.millrace.session.background.JobName;
import io.millrace.session.background.Round;
import io.millrace.session.background.Rounds;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.AllocatorChoice;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.streams.delivery.threads.Loop;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The background task `sandbox-borrower`: borrows what sessions want, one after the other, the
/// most urgent first; so nobody is passed over and no thread waits for each. Safe in many
/// instances.
@Singleton
public class Borrower implements Job {
    /// An allocator that fails as often in a row is left alone until the next round.
    private static final int MAX_FAILURES = 3;

    private final Borrowings borrowings;
    private final Allocator allocator;
    private final Duration patience;
    private final Duration interval;
    private final boolean lending;
    private final int batch;
    private volatile @Nullable Loop loop;

    Borrower(Borrowings borrowings, Allocator allocator, SandboxConfig config) {
        this.borrowings = borrowings;
        this.allocator = allocator;
        lending = config.allocator() != AllocatorChoice.NONE;
        patience =
                config.allocator() == AllocatorChoice.EXTERNAL
                        ? config.external().patience()
                        : Duration.ZERO;
        interval = config.leases().borrowInterval();
        batch = config.leases().batch();
    }

    @Override
    public JobName name() {
        return JobName.SANDBOX_BORROWER;
    }

    @Override
    public Backlog backlog() {
        return borrowings.backlog();
    }

    /// Where nobody lends to sessions there is nothing to do.
    @Override
    public Running start(Rounds rounds) {
        if (!lending) {
            return () -> {};
        }
        Loop started =
                Loop.of(name().wireName(), interval, () -> rounds.run(this::round).more()).start();
        loop = started;
        return started::close;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) LeaseBells.Wanted event) {
        Loop running = loop;
        if (running != null) {
            running.wake();
        }
    }

    private Round round() {
        try {
            return Round.of(borrow(), batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Round(0, false);
        }
    }

    /// Until no lease is wanted, or none is free.
    private int borrow() throws InterruptedException {
        int failures = 0;
        for (int done = 0; done < batch; done++) {
            Optional<LeaseCall.Borrow> call = borrowings.beginNext();
            if (call.isEmpty()) {
                return done;
            }
            Borrowing answer =
                    allocator.borrow(
                            call.get().key(), call.get().wanted() ? patience : Duration.ZERO);
            failures = answer instanceof Borrowing.Failed ? failures + 1 : 0;
            if (!borrowings.finish(call.get(), answer) || failures == MAX_FAILURES) {
                return done;
            }
        }
        return batch;
    }
}
