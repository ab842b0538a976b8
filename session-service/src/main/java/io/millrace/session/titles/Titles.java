package io.millrace.session.titles;

import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.StorableText;
import io.millrace.streams.contract.payloads.SessionEvent.TitleSuggested;
import io.millrace.streams.contract.payloads.WorkItem.TitleRequested;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Asks for titles, and takes them. Everything here needs the caller's transaction.
@ApplicationScoped
public class Titles {
    /// How long an agent may take before somebody may ask again.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final Outbox outbox;
    private final InstantSource clock;

    public Titles(Sessions sessions, Outbox outbox, InstantSource clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// A session is prompted for the first time: it gets a title unless it has one.
    ///
    /// @param session with its row lock, or made in this transaction
    @Transactional(Transactional.TxType.MANDATORY)
    public void prompted(SessionEntity session, String prompt) {
        if (session.messageCount == 0 && sessions.isUntitled(session)) {
            request(session, prompt);
        }
    }

    /// Asks for a title, unless that has just been done: each request costs a call of a model.
    ///
    /// @param session with its row lock
    @Transactional(Transactional.TxType.MANDATORY)
    public void request(SessionEntity session, String prompt) {
        Instant now = clock.instant();
        Instant since = session.titleRequestedAt;
        if (since != null && now.isBefore(since.plus(PATIENCE))) {
            return;
        }
        session.titleRequestedAt = now;
        outbox.enqueue(
                NewEvent.on(
                                StreamName.WORK_TITLES.key(),
                                session.sessionId(),
                                session.sessionId(),
                                new TitleRequested(
                                        session.sessionId(),
                                        session.owner(),
                                        prompt,
                                        session.title))
                        .by(session.owner()));
    }

    /// What an agent suggests, taken unless the session is called something else by now.
    ///
    /// @param causationId the envelope that brought it
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome take(TitleSuggested suggestion, String causationId) {
        SessionEntity session = sessions.lock(suggestion.sessionId()).orElse(null);
        if (session == null) {
            return Outcome.ignored("the session is gone");
        }
        session.titleRequestedAt = null;
        if (!session.title.equals(suggestion.replaces())) {
            return Outcome.ignored("the session has another title by now");
        }
        sessions.name(session, StorableText.of(suggestion.title()), suggestion.slug());
        sessions.changed(session, causationId);
        return Outcome.handled();
    }
}
