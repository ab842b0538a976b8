package io.millrace.session.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.Page;
import io.millrace.session.background.JobName;
import io.millrace.session.paging.PageRequest;
import io.millrace.streams.contract.content.StorableText;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What operators do with dead letters, and how letters come about.
@ApplicationScoped
public class DeadLetters {
    private static final int LONGEST_ERROR = 2_000;

    private final DeadLetterRepository repository;
    private final List<Requeue> requeues;
    private final Ids ids;
    private final InstantSource time;

    public DeadLetters(
            DeadLetterRepository repository,
            @All List<Requeue> requeues,
            Ids ids,
            InstantSource time) {
        this.repository = repository;
        this.requeues = requeues;
        this.ids = ids;
        this.time = time;
    }

    /// @param status only those, null for all
    @Transactional
    public Page<DeadLetterView> list(@Nullable DeadLetterStatus status, PageRequest page) {
        return page.page(
                repository.list(status, page),
                letter -> letter.id,
                DeadLetterView::of,
                () -> repository.countIn(status));
    }

    /// @throws DeadLetterNotFound when there is none
    @Transactional
    public DeadLetterView get(UUID id) {
        return repository
                .findByIdOptional(id)
                .map(DeadLetterView::of)
                .orElseThrow(() -> new DeadLetterNotFound(id));
    }

    /// Somebody has put it right by other means.
    ///
    /// @throws io.millrace.session.sessions.IllegalMove when it is not pending
    @Transactional
    public DeadLetterView resolve(UserId by, UUID id, @Nullable String notes) {
        DeadLetterEntity letter = locked(id);
        letter.status = letter.status.resolve();
        return close(letter, by, notes);
    }

    /// Nobody will do it.
    ///
    /// @throws io.millrace.session.sessions.IllegalMove when it is not pending
    @Transactional
    public DeadLetterView abandon(UserId by, UUID id, @Nullable String notes) {
        DeadLetterEntity letter = locked(id);
        letter.status = letter.status.abandon();
        return close(letter, by, notes);
    }

    /// It is done after all; should it fail again, another letter comes. However often this is
    /// asked for, the work takes effect once.
    ///
    /// @throws io.millrace.session.sessions.IllegalMove when it is not pending
    /// @throws DomainException when it cannot be done any more; it stays pending then
    @Transactional
    public DeadLetterView requeue(UserId by, UUID id, @Nullable String notes) {
        DeadLetterEntity letter = locked(id);
        letter.status = letter.status.requeue();
        requeues.stream()
                .filter(one -> one.takes(letter))
                .findFirst()
                .orElseThrow(() ->
                        new DomainException(
                                ErrorCode.CONFLICT,
                                "Nobody here can requeue what was given up on " + letter.taskType))
                .requeue(letter);
        return close(letter, by, notes == null ? "requeued" : notes);
    }

    /// A background task has given up on something, in the running transaction. A letter about it
    /// that is still pending is brought up to date; there is never a second one.
    ///
    /// @param data what is needed to do it after all; no secret
    @Transactional(Transactional.TxType.MANDATORY)
    public void report(JobName job, String entityId, JsonNode data, int retryCount, String error) {
        Instant now = time.instant();
        DeadLetterEntity letter = repository.pendingOf(job, entityId).orElseGet(() -> written(now));
        letter.taskType = job.wireName();
        letter.entityId = entityId;
        letter.entityData = data;
        letter.retryCount = retryCount;
        letter.lastError = shortened(error);
        letter.lastErrorAt = now;
        letter.updatedAt = now;
        repository.persist(letter);
    }

    /// Whether a background task has given up on something and nobody has dealt with it.
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isPending(JobName job, String entityId) {
        return repository.pendingOf(job, entityId).isPresent();
    }

    /// A letter that is new, in part.
    DeadLetterEntity written(Instant firstFailed) {
        DeadLetterEntity letter = new DeadLetterEntity();
        letter.id = ids.next();
        letter.status = new DeadLetterStatus.Pending();
        letter.firstFailedAt = firstFailed;
        letter.createdAt = time.instant();
        letter.updatedAt = letter.createdAt;
        return letter;
    }

    static String shortened(String error) {
        String text = StorableText.of(error);
        return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    }

    private DeadLetterEntity locked(UUID id) {
        return repository.lock(id).orElseThrow(() -> new DeadLetterNotFound(id));
    }

    private DeadLetterView close(DeadLetterEntity letter, UserId by, @Nullable String notes) {
        letter.resolutionNotes = notes;
        letter.resolvedBy = by.value();
        letter.updatedAt = time.instant();
        repository.flush();
        return DeadLetterView.of(letter);
    }
}
