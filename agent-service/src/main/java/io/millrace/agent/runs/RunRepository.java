package io.millrace.agent.runs;

import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/// The stored runs.
@Singleton
public class RunRepository implements PanacheRepositoryBase<RunEntity, UUID> {
    /// The run that answers one request of a task, locked until the transaction ends.
    Optional<RunEntity> lockedOf(TaskId task, int request) {
        return find("taskId = ?1 and request = ?2", task.value(), request)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The run of a task that is not over, locked until the transaction ends.
    Optional<RunEntity> lockedRunning(TaskId task) {
        return find("taskId = ?1 and state = ?2", task.value(), new RunState.Running().name())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The run, locked until the transaction ends, if it was last written under this epoch.
    Optional<RunEntity> lockedUnder(RunId run, long leaseEpoch) {
        return find("id = ?1 and leaseEpoch = ?2", run.value(), leaseEpoch)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// One of a user's own runs.
    Optional<RunEntity> owned(UserId user, RunId run) {
        return find("id = ?1 and userId = ?2", run.value(), user.value()).firstResultOptional();
    }
}
