package io.millrace.session.deadletters;

import io.millrace.session.retention.Purge;
import io.millrace.session.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/// Dead letters that were dealt with long ago; pending ones stay.
@ApplicationScoped
class DeadLetterPurge implements Purge {
    private final DeadLetterRepository repository;
    private final RetentionConfig config;

    DeadLetterPurge(DeadLetterRepository repository, RetentionConfig config) {
        this.repository = repository;
        this.config = config;
    }

    @Override
    public String what() {
        return "dead letters";
    }

    @Override
    public Duration kept() {
        return config.deadLetters();
    }

    @Override
    @Transactional
    public int purge(Instant before, int most) {
        return repository.purge(before, most);
    }
}
