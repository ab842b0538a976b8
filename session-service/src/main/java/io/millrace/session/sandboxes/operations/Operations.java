package io.millrace.session.sandboxes.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.background.Backlog;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.calls.Backoff;
import io.millrace.session.sandboxes.pool.ItemEntity;
import io.millrace.session.sandboxes.pool.Pool;
import io.millrace.session.sandboxes.pool.PoolReturns;
import io.millrace.streams.contract.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Accepts returns and settles them.
@ApplicationScoped
public class Operations implements PoolReturns {
    /// Who gives back what nobody has given back in time.
    private static final String EXPIRY = "session-service";

    /// Beyond what all subscribers together may take to answer.
    private static final Duration CLAIM_MARGIN = Duration.ofSeconds(10);

    private final OperationRepository operations;
    private final Pool pool;
    private final Backoff backoff;
    private final int maxAttempts;
    private final Duration claimTime;
    private final Ids ids;
    private final InstantSource time;

    public Operations(
            OperationRepository operations,
            Pool pool,
            SandboxConfig config,
            Ids ids,
            InstantSource time) {
        this.operations = operations;
        this.pool = pool;
        backoff = new Backoff(config.webhooks().firstBackoff(), config.webhooks().maxBackoff());
        maxAttempts = config.webhooks().maxAttempts();
        claimTime =
                config.webhooks()
                        .timeout()
                        .multipliedBy(config.webhooks().subscribers().size())
                        .plus(CLAIM_MARGIN);
        this.ids = ids;
        this.time = time;
    }

    @Override
    @Transactional
    public Optional<UUID> accept(String json, BorrowToken token, String by) {
        return pool.takeIn(json, token).map(item -> begin(item, by));
    }

    /// Begins the return of an item whose loan is over.
    ///
    /// @return whether there was one
    @Transactional
    boolean takeBackExpired() {
        return pool.takeInExpired().map(item -> begin(item, EXPIRY)).isPresent();
    }

    private UUID begin(ItemEntity item, String by) {
        OperationEntity operation = new OperationEntity();
        operation.id = ids.next();
        operation.itemId = item.id;
        operation.state = new OperationState.Pending();
        operation.createdBy = by;
        operation.createdAt = time.instant();
        operation.updatedAt = operation.createdAt;
        operation.nextAttemptAt = operation.createdAt;
        operations.persist(operation);
        return operation.id;
    }

    /// The returns that are not settled.
    @Transactional
    Backlog backlog() {
        return operations.backlog(time.instant());
    }

    /// How one stands.
    ///
    /// @throws OperationNotFound when there is none
    @Transactional
    public OperationView get(UUID id) {
        return OperationView.of(found(id));
    }

    /// What has happened to one so far.
    ///
    /// @throws OperationNotFound when there is none
    @Transactional
    public OperationEvents.Standing standing(UUID id) {
        OperationEntity operation = found(id);
        return new OperationEvents.Standing(
                operation.state, operation.notifiedAt != null, OperationView.of(operation));
    }

    /// A step of an operation that has been begun.
    ///
    /// @param number which attempt it is
    record Step(UUID operation, int number, UUID item, JsonNode json) {}

    /// Begins the next attempt to settle one that is due; others leave it alone meanwhile.
    @Transactional
    Optional<Step> beginNext() {
        Instant now = time.instant();
        return operations
                .lockDue(now)
                .map(operation -> {
                    operation.attempts++;
                    operation.nextAttemptAt = now.plus(claimTime);
                    return new Step(
                            operation.id,
                            operation.attempts,
                            operation.itemId,
                            pool.get(operation.itemId).item);
                });
    }

    /// Writes down what became of it: the item is free, or somebody who must be told could not be,
    /// which is tried again and at last given up, with the item kept apart.
    ///
    /// @param refusal empty when all have been told
    @Transactional
    void finish(Step step, Optional<String> refusal) {
        OperationEntity operation =
                operations
                        .lock(step.operation())
                        .orElseThrow(() -> new OperationNotFound(step.operation()));
        if (operation.attempts != step.number() || operation.state.isFinal()) {
            return;
        }
        operation.updatedAt = time.instant();
        operation.message = refusal.orElse(null);
        if (refusal.isEmpty()) {
            operation.state = operation.state.notified().complete();
            operation.notifiedAt = operation.updatedAt;
            pool.release(operation.itemId);
        } else if (operation.attempts < maxAttempts) {
            operation.nextAttemptAt = operation.updatedAt.plus(backoff.after(operation.attempts));
        } else {
            operation.state = operation.state.fail();
            pool.quarantine(operation.itemId);
        }
    }

    private OperationEntity found(UUID id) {
        return operations.findByIdOptional(id).orElseThrow(() -> new OperationNotFound(id));
    }
}
