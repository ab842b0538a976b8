package io.millrace.session.sandboxes.leases;

import io.millrace.session.background.Backlog;
import io.millrace.session.sandboxes.allocation.GivingBack;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.calls.Backoff;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The two transactions around a call that gives back, and what leads to one.
@ApplicationScoped
public class Returns {
    private static final Logger LOG = Logger.getLogger(Returns.class);

    private final LeaseRepository leases;
    private final SessionLeases wishes;
    private final Sessions sessions;
    private final TokenSeal seal;
    private final Backoff backoff;
    private final Event<AbandonedLease> abandoned;
    private final SandboxConfig.Leases config;
    private final Duration claimTime;
    private final InstantSource time;

    public Returns(
            LeaseRepository leases,
            SessionLeases wishes,
            Sessions sessions,
            TokenSeal seal,
            Event<AbandonedLease> abandoned,
            SandboxConfig config,
            InstantSource time) {
        this.leases = leases;
        this.wishes = wishes;
        this.sessions = sessions;
        this.seal = seal;
        backoff = new Backoff(config.leases().firstBackoff(), config.leases().maxBackoff());
        this.abandoned = abandoned;
        this.config = config.leases();
        this.time = time;
        claimTime = config.external().timeout().plus(this.config.claimMargin());
    }

    /// The leases that are to be given back.
    @Transactional
    Backlog backlog() {
        return leases.backlog(new LeaseState.Returning(), "returnWantedAt", time.instant());
    }

    /// Leases that are held to no purpose.
    @Transactional
    List<UUID> useless() {
        return leases.useless(idle(), config.batch());
    }

    /// A lease that is held to no purpose is to be given back.
    @Transactional
    void release(UUID id) {
        @Nullable SessionEntity session = lockSessionOf(id);
        LeaseEntity lease = leases.findById(id);
        if (lease.state instanceof LeaseState.Held held && leases.isUseless(id, idle())) {
            wishes.beginReturn(lease, held.release());
            if (session != null) {
                sessions.changed(session, null);
            }
        }
    }

    /// Begins the next call: from now on the allocator may have it back.
    ///
    /// @return empty when none is due
    @Transactional
    Optional<LeaseCall.GiveBack> beginNext() {
        Instant now = time.instant();
        return leases.lockReturning(now)
                .map(lease -> {
                    if (lease.returnAskedAt == null) {
                        lease.returnAskedAt = now;
                    }
                    lease.claim++;
                    lease.nextAttemptAt = now.plus(claimTime);
                    return new LeaseCall.GiveBack(
                            lease.id,
                            lease.claim,
                            Objects.requireNonNull(lease.item),
                            seal.open(lease.id, Objects.requireNonNull(lease.sealedToken))
                                    .orElse(null));
                });
    }

    /// Writes down what a call has brought; a session that waited for it ends.
    @Transactional
    void finish(LeaseCall.GiveBack call, GivingBack answer) {
        @Nullable SessionEntity session = lockSessionOf(call.lease());
        LeaseEntity lease = leases.findById(call.lease());
        if (lease.claim != call.claim()
                || !(lease.state instanceof LeaseState.Returning returning)) {
            return;
        }
        switch (answer) {
            case GivingBack.Returned(), GivingBack.NotHeld() -> settled(lease, returning, session);
            case GivingBack.Failed(String reason) -> failed(lease, returning, session, reason);
        }
    }

    private void settled(
            LeaseEntity lease, LeaseState.Returning returning, @Nullable SessionEntity session) {
        lease.state = returning.settle();
        lease.succeeded();
        lease.end(time.instant());
        leave(session, true);
    }

    private void failed(
            LeaseEntity lease,
            LeaseState.Returning returning,
            @Nullable SessionEntity session,
            String reason) {
        Instant now = time.instant();
        lease.failed(reason, now, now.plus(backoff.after(lease.failures + 1)));
        if (lease.failures < config.maxReturnFailures()) {
            LOG.warnf("Lease %s could not be given back: %s", lease.id, reason);
            return;
        }
        LOG.errorf("Lease %s is given up after %d failures: %s", lease.id, lease.failures, reason);
        lease.state = returning.abandon();
        lease.endedAt = now;
        abandoned.fire(
                new AbandonedLease(
                        lease.id,
                        lease.inSession(),
                        Objects.requireNonNull(lease.item),
                        lease.failures,
                        reason,
                        now,
                        Objects.requireNonNull(lease.firstFailedAt)));
        leave(session, false);
    }

    /// A session has one lease less; nothing changes for one that has a new one already.
    private void leave(@Nullable SessionEntity session, boolean returned) {
        leases.flush();
        if (session == null
                || leases.held(session.sessionId()).isPresent()
                || leases.anyReturning(session.sessionId())) {
            return;
        }
        session.leaseEnded(returned);
        sessions.changed(session, null);
    }

    /// An operator wants an abandoned lease to be given back after all.
    ///
    /// @return whether it was abandoned
    @Transactional
    public boolean retry(UUID id) {
        Optional<LeaseEntity> lease = leases.lock(id);
        if (lease.isEmpty() || !(lease.get().state instanceof LeaseState.Abandoned given)) {
            return false;
        }
        lease.get().endedAt = null;
        wishes.beginReturn(lease.get(), given.retry());
        return true;
    }

    /// Leases whose allocator is to hear that they are in use.
    @Transactional
    List<LeaseEntity> unrenewed(Duration renewal) {
        return leases.unrenewed(time.instant().minus(renewal), config.batch()).stream()
                .map(leases::findById)
                .toList();
    }

    /// Writes down what a renewal has brought. A session whose lease is lost borrows anew for its
    /// next task.
    @Transactional
    void renewed(UUID id, boolean still) {
        @Nullable SessionEntity session = lockSessionOf(id);
        LeaseEntity lease = leases.findById(id);
        if (!(lease.state instanceof LeaseState.Held held)) {
            return;
        }
        if (still) {
            lease.renewedAt = time.instant();
        } else {
            lose(lease, held, session);
        }
    }

    /// The allocator says that an item has come back to it. That names no loan, and may be older
    /// than the loan that is out now; so it ends none. What was given up is given back again, which
    /// the allocator now answers; and those who wait for a sandbox ask for it.
    ///
    /// @param json the item
    @Transactional
    public void cameBack(String json) {
        leases.abandonedOf(json).forEach(this::retry);
        wishes.somethingIsFree();
    }

    private void lose(LeaseEntity lease, LeaseState.Held held, @Nullable SessionEntity session) {
        LOG.warnf("Lease %s of session %s is lost", lease.id, lease.sessionId);
        lease.state = held.lose();
        lease.end(time.instant());
        if (session != null) {
            session.lostSandbox();
            sessions.changed(session, null);
        }
    }

    /// Locks the session of a lease, where there still is one, and then the lease.
    private @Nullable SessionEntity lockSessionOf(UUID id) {
        LeaseEntity lease = leases.findById(id);
        @Nullable SessionEntity session = sessions.lock(lease.inSession()).orElse(null);
        leases.getEntityManager().refresh(lease, LockModeType.PESSIMISTIC_WRITE);
        return session;
    }

    private Instant idle() {
        return time.instant().minus(config.idleLimit());
    }
}
