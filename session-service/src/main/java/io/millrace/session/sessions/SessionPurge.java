package io.millrace.session.sessions;

import io.millrace.session.retention.Purge;
import io.millrace.session.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/// Sessions that their owners have deleted long ago. Tasks, messages and whatever else belongs to
/// them goes with them: every table that names a session says so in its foreign key. One that still
/// has an open task, or a lease to give back, waits until that has ended.
@ApplicationScoped
class SessionPurge implements Purge {
    private final SessionRepository repository;
    private final RetentionConfig config;

    SessionPurge(SessionRepository repository, RetentionConfig config) {
        this.repository = repository;
        this.config = config;
    }

    @Override
    public String what() {
        return "deleted sessions";
    }

    @Override
    public Duration kept() {
        return config.deletedSessions();
    }

    @Override
    @Transactional
    public int purge(Instant before, int most) {
        return repository.purge(before, most);
    }
}
