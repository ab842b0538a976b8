package io.millrace.session.sandboxes.leases;

import io.millrace.session.sandboxes.allocation.AllocatorChoice;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskSandboxes;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;

/// What a session wants, has and gives back, as rows in the transaction of the session's own
/// change. A session that names no repository needs no sandbox.
@ApplicationScoped
public class SessionLeases implements TaskSandboxes {
    private final boolean lending;
    private final LeaseRepository leases;
    private final LeaseBells bells;
    private final Ids ids;
    private final InstantSource time;

    public SessionLeases(
            SandboxConfig config,
            LeaseRepository leases,
            LeaseBells bells,
            Ids ids,
            InstantSource time) {
        lending = config.allocator() != AllocatorChoice.NONE;
        this.leases = leases;
        this.bells = bells;
        this.ids = ids;
        this.time = time;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean readyFor(SessionEntity session, TaskEntity task) {
        if (!lending || session.repo == null) {
            return true;
        }
        int urgency = rank(task.priority);
        Optional<LeaseEntity> live = leases.lockLive(session.sessionId());
        if (live.isPresent()) {
            LeaseEntity lease = live.get();
            lease.urgency = Math.min(lease.urgency, urgency);
            return lease.state instanceof LeaseState.Held;
        }
        Optional<LeaseEntity> going = leases.lockUntoldReturn(session.sessionId());
        if (going.isPresent()) {
            going.get().state = going.get().state.takeBack();
            return true;
        }
        want(session, urgency);
        return false;
    }

    private static int rank(TaskPriority priority) {
        return switch (priority) {
            case URGENT -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
        };
    }

    /// Asks for a sandbox.
    void want(SessionEntity session, int urgency) {
        leases.persist(unasked(session.sessionId(), urgency));
        bells.wantedAfterCommit();
    }

    /// A lease that nobody has been asked for yet; to be persisted.
    LeaseEntity unasked(SessionId session, int urgency) {
        LeaseEntity lease = new LeaseEntity();
        lease.id = ids.next();
        lease.sessionId = session.value();
        lease.state = new LeaseState.Wanted();
        lease.urgency = urgency;
        lease.wantedAt = time.instant();
        lease.nextAttemptAt = lease.wantedAt;
        return lease;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean holds(SessionEntity session) {
        return lending && leases.held(session.sessionId()).isPresent();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean release(SessionEntity session) {
        if (!lending) {
            return false;
        }
        leases.lockLive(session.sessionId()).ifPresent(this::letGo);
        return leases.anyReturning(session.sessionId());
    }

    private void letGo(LeaseEntity lease) {
        if (lease.state instanceof LeaseState.Held held) {
            beginReturn(lease, held.release());
        } else if (lease.state instanceof LeaseState.Wanted wanted && lease.askedAt == null) {
            lease.state = wanted.withdraw();
            lease.end(time.instant());
        }
        // One that has been asked for is settled by the borrower: something may be lent.
    }

    /// Those who wait need not wait for the next round.
    void somethingIsFree() {
        bells.wantedAfterCommit();
    }

    /// From now on it is to be given back.
    void beginReturn(LeaseEntity lease, LeaseState.Returning returning) {
        lease.state = returning;
        lease.succeeded();
        lease.nextAttemptAt = time.instant();
        lease.returnWantedAt = lease.nextAttemptAt;
        lease.returnAskedAt = null;
        bells.returningAfterCommit();
    }
}
