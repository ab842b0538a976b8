package io.millrace.session.sessions;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.contract.payloads.WatcherEvent.SessionUpdated;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Tells a session's watchers how it stands. Part of the transaction that changed it.
@ApplicationScoped
public class SessionNews {
    private final Outbox outbox;

    public SessionNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @param causationId the envelope that led to it, null when a request did
    void updated(SessionEntity session, @Nullable String causationId) {
        outbox.enqueue(
                NewEvent.on(
                                StreamName.fanoutSession(session.sessionId()),
                                session.sessionId(),
                                session.sessionId(),
                                new SessionUpdated(
                                        session.sessionId(),
                                        session.inbox.name(),
                                        session.status.name(),
                                        session.uiStatus().wireName(),
                                        session.cancellation.publicName().orElse(null),
                                        session.title,
                                        session.updatedAt))
                        .by(new UserId(session.userId))
                        .causedBy(causationId));
    }
}
