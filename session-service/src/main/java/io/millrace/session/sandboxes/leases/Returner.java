package io.millrace.session.sandboxes.leases;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.Job;
import io.millrace.session.background.JobName;
import io.millrace.session.background.Round;
import io.millrace.session.background.Rounds;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.AllocatorChoice;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.GivingBack;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.streams.delivery.threads.Loop;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The background task `ip-return-poller`: gives back what sessions need no longer, and says of the
/// rest that it is in use. Safe in many instances.
@Singleton
public class Returner implements Job {
    /// How often a lease is renewed in the time after which it would be taken back.
    private static final int RENEWALS = 4;

    private final Returns returns;
    private final Allocator allocator;
    private final boolean lending;
    private final int batch;
    private final Duration interval;
    private final Duration renewal;
    private volatile @Nullable Loop loop;

    Returner(Returns returns, Allocator allocator, SandboxConfig config) {
        this.returns = returns;
        this.allocator = allocator;
        lending = config.allocator() != AllocatorChoice.NONE;
        batch = config.leases().batch();
        interval = config.leases().returnInterval();
        Duration leaseTime =
                config.allocator() == AllocatorChoice.LOCAL
                        ? config.local().leaseTime()
                        : config.pool().leaseTime();
        renewal = leaseTime.dividedBy(RENEWALS);
    }

    @Override
    public JobName name() {
        return JobName.IP_RETURN_POLLER;
    }

    @Override
    public Backlog backlog() {
        return returns.backlog();
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

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) LeaseBells.Returning event) {
        Loop running = loop;
        if (running != null) {
            running.wake();
        }
    }

    private Round round() {
        try {
            for (LeaseEntity lease : returns.unrenewed(renewal)) {
                returns.renewed(lease.id, allocator.renew(lease.key()));
            }
            for (UUID lease : returns.useless()) {
                returns.release(lease);
            }
            return Round.of(giveBack(), batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Round(0, false);
        }
    }

    private int giveBack() throws InterruptedException {
        for (int done = 0; done < batch; done++) {
            Optional<LeaseCall.GiveBack> call = returns.beginNext();
            if (call.isEmpty()) {
                return done;
            }
            returns.finish(call.get(), answerTo(call.get()));
        }
        return batch;
    }

    private GivingBack answerTo(LeaseCall.GiveBack call) throws InterruptedException {
        BorrowToken token = call.token();
        return token == null
                ? new GivingBack.Failed("its token cannot be read with the configured key")
                : allocator.giveBack(call.item(), token);
    }
}
