package io.millrace.session.sandboxes.leases;

import io.millrace.session.background.Backlog;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.calls.Backoff;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The two transactions around a call that borrows.
@ApplicationScoped
public class Borrowings {
    private static final Logger LOG = Logger.getLogger(Borrowings.class);

    /// After as many failures in a row, the last of them that something was lent twice, the key is
    /// given up.
    private static final int MAX_LENT_TWICE = 8;

    private final LeaseRepository leases;
    private final SessionLeases wishes;
    private final WaitLimit limit;
    private final Sessions sessions;
    private final TaskQueue queue;
    private final TokenSeal seal;
    private final Backoff backoff;
    private final Duration claimTime;
    private final InstantSource time;

    public Borrowings(
            LeaseRepository leases,
            SessionLeases wishes,
            WaitLimit limit,
            Sessions sessions,
            TaskQueue queue,
            TokenSeal seal,
            SandboxConfig config,
            InstantSource time) {
        this.leases = leases;
        this.wishes = wishes;
        this.limit = limit;
        this.sessions = sessions;
        this.queue = queue;
        this.seal = seal;
        backoff = new Backoff(config.leases().firstBackoff(), config.leases().maxBackoff());
        this.time = time;
        claimTime =
                config.external()
                        .timeout()
                        .plus(config.external().patience())
                        .plus(config.leases().claimMargin())
                        .plus(
                                config.webhooks()
                                        .timeout()
                                        .multipliedBy(config.webhooks().subscribers().size()));
    }

    /// The leases that sessions wait for.
    @Transactional
    Backlog backlog() {
        return leases.backlog(new LeaseState.Wanted(), "wantedAt", time.instant());
    }

    /// Begins the next call: from now on something may be lent under the lease's key. A lease that
    /// nobody wants any more, and of which nobody was told, ends here without a call.
    ///
    /// @return empty when none is due
    @Transactional
    Optional<LeaseCall.Borrow> beginNext() {
        Instant now = time.instant();
        while (true) {
            Optional<LeaseEntity> due = leases.lockWanted(now);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            LeaseEntity lease = due.get();
            boolean wanted = anyoneWaits(lease);
            if (!wanted && lease.askedAt == null) {
                lease.state = lease.state.withdraw();
                lease.end(now);
                continue;
            }
            if (lease.askedAt == null) {
                lease.askedAt = now;
            }
            lease.claim++;
            lease.nextAttemptAt = now.plus(claimTime);
            return Optional.of(new LeaseCall.Borrow(lease.id, lease.claim, wanted));
        }
    }

    /// Writes down what a call has brought. A task that waited for it goes to an agent.
    ///
    /// @return whether the next wish is worth a call
    @Transactional
    boolean finish(LeaseCall.Borrow call, Borrowing answer) {
        Optional<LeaseEntity> named = leases.findByIdOptional(call.lease());
        if (named.isEmpty()) {
            return true;
        }
        // In the order session, lease, as everybody locks them.
        Optional<SessionEntity> session = sessions.lock(named.get().inSession());
        leases.getEntityManager().refresh(named.get(), LockModeType.PESSIMISTIC_WRITE);
        LeaseEntity lease = named.get();
        if (lease.claim != call.claim() || !(lease.state instanceof LeaseState.Wanted wanted)) {
            if (answer instanceof Borrowing.Borrowed late) {
                lentTooLate(lease, late);
            }
            return true;
        }
        boolean goOn =
                switch (answer) {
                    case Borrowing.Borrowed borrowed -> {
                        granted(lease, wanted, borrowed, session);
                        yield true;
                    }
                    case Borrowing.NoneFree() -> {
                        noneFree(lease, wanted, call.wanted());
                        yield !call.wanted();
                    }
                    case Borrowing.WaitOver() -> {
                        lease.succeeded();
                        lease.nextAttemptAt = time.instant();
                        yield false;
                    }
                    case Borrowing.Refused(String reason) -> {
                        lease.askedAt = null;
                        failed(lease, reason);
                        yield true;
                    }
                    case Borrowing.Failed(String reason) -> {
                        failed(lease, reason);
                        yield true;
                    }
                };
        if (call.wanted() && lease.state instanceof LeaseState.Wanted && limit.isOver(lease)) {
            session.ifPresent(limit::giveUp);
        }
        return goOn;
    }

    private void granted(
            LeaseEntity lease,
            LeaseState.Wanted wanted,
            Borrowing.Borrowed borrowed,
            Optional<SessionEntity> session) {
        Instant now = time.instant();
        byte[] hash = TokenSeal.hash(borrowed.token());
        if (leases.anyOtherWith(hash, lease.id)) {
            lentTwice(lease, wanted, session);
            return;
        }
        // Asked before the row changes: a query writes what has changed so far.
        boolean wantedStill = session.isPresent() && anyoneWaits(lease);
        lease.item = borrowed.item();
        lease.sealedToken = seal.seal(lease.id, borrowed.token());
        lease.tokenHash = hash;
        lease.heldAt = now;
        lease.renewedAt = now;
        lease.askedAt = null;
        lease.succeeded();
        if (!wantedStill) {
            wishes.beginReturn(lease, wanted.grantTooLate());
            return;
        }
        lease.state = wanted.grant();
        leases.flush();
        SessionEntity holder = session.orElseThrow();
        holder.lent(borrowed.item(), lease.id);
        holder.statusMessage = null;
        queue.handOutNext(holder);
        sessions.changed(holder, null);
    }

    /// An answer to a call that a later one has overtaken. The same loan as the later one's, as the
    /// key asks for, is not ours to give back; another one is nobody's.
    private void lentTooLate(LeaseEntity lease, Borrowing.Borrowed borrowed) {
        byte[] hash = TokenSeal.hash(borrowed.token());
        if (leases.anyWith(hash)) {
            return;
        }
        LeaseEntity surplus = wishes.unasked(lease.inSession(), lease.urgency);
        surplus.item = borrowed.item();
        surplus.sealedToken = seal.seal(surplus.id, borrowed.token());
        surplus.tokenHash = hash;
        surplus.heldAt = time.instant();
        wishes.beginReturn(surplus, new LeaseState.Wanted().grantTooLate());
        leases.persist(surplus);
    }

    /// It is the other lease's, which will give it back. We ask again under the same key, under
    /// which something may have been lent whose answer was lost; and under another one when that
    /// does not help.
    private void lentTwice(
            LeaseEntity lease, LeaseState.Wanted wanted, Optional<SessionEntity> session) {
        LOG.errorf("The allocator has lent lease %s what another lease has", lease.id);
        failed(lease, "the allocator has lent this twice");
        if (lease.failures < MAX_LENT_TWICE) {
            return;
        }
        lease.state = wanted.withdraw();
        lease.end(time.instant());
        leases.flush();
        if (anyoneWaits(lease)) {
            session.ifPresent(waiting -> wishes.want(waiting, lease.urgency));
        }
    }

    private void noneFree(LeaseEntity lease, LeaseState.Wanted state, boolean wanted) {
        lease.askedAt = null;
        lease.succeeded();
        lease.nextAttemptAt = time.instant();
        if (!wanted) {
            lease.state = state.withdraw();
            lease.end(time.instant());
        }
    }

    private boolean anyoneWaits(LeaseEntity lease) {
        return leases.isLive(lease.inSession()) && queue.next(lease.inSession()).isPresent();
    }

    private void failed(LeaseEntity lease, String reason) {
        Instant now = time.instant();
        lease.failed(reason, now, now.plus(backoff.after(lease.failures + 1)));
        LOG.warnf("A sandbox could not be borrowed for session %s: %s", lease.sessionId, reason);
    }
}
