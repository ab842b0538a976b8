package io.millrace.session.summaries;

import io.millrace.rest.Page;
import io.millrace.session.messages.Messages;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.streams.contract.content.StorableText;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.SummaryId;
import io.millrace.streams.contract.payloads.TaskEvent.SummaryWritten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/// The use cases of summaries: keep one that an agent has written, and read them.
@ApplicationScoped
public class Summaries {
    private final SummaryRepository repository;
    private final Sessions sessions;
    private final Messages messages;
    private final InstantSource time;

    public Summaries(
            SummaryRepository repository,
            Sessions sessions,
            Messages messages,
            InstantSource time) {
        this.repository = repository;
        this.sessions = sessions;
        this.messages = messages;
        this.time = time;
    }

    /// Keeps a summary and marks the messages it stands for. A parent or a message of another
    /// session is passed over: nobody may be tied to what is not theirs.
    ///
    /// @param session with its row lock
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(SessionEntity session, SummaryWritten event) {
        SummaryId parent = event.parent();
        SummaryEntity summary = new SummaryEntity();
        summary.id = event.summaryId().value();
        summary.sessionId = session.id;
        summary.taskId = event.taskId().value();
        summary.parent =
                parent != null && repository.isIn(session.sessionId(), parent)
                        ? parent.value()
                        : null;
        summary.content = StorableText.of(event.content());
        summary.createdAt = time.instant();
        repository.persistAndFlush(summary);
        messages.summarised(session, event.messages(), event.summaryId());
    }

    /// A summary of a session that the caller may view.
    ///
    /// @throws SummaryNotFound when there is none
    @Transactional
    public SummaryView get(Participant who, SummaryId id) {
        return repository
                .find(who, id)
                .map(SummaryView::of)
                .orElseThrow(() -> new SummaryNotFound(id));
    }

    /// A session's summaries, in the order they were written.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    @Transactional
    public Page<SummaryView> ofSession(Participant who, SessionId id, PageRequest page) {
        SessionId session = sessions.readable(who, id).sessionId();
        return page.page(
                repository.list(session, page),
                summary -> summary.id,
                SummaryView::of,
                () -> repository.count(session));
    }
}
