package io.millrace.session.mutations;

import io.millrace.session.retention.Purge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// Answers that no repeat gets any more.
@ApplicationScoped
class FirstAnswerPurge implements Purge {
    /// Who has just found an answer that is about to expire still comes to read it.
    private static final Duration READING = Duration.ofHours(1);

    private final AnswerRows rows;
    private final IdempotencyConfig config;

    FirstAnswerPurge(AnswerRows rows, IdempotencyConfig config) {
        this.rows = rows;
        this.config = config;
    }

    @Override
    public String what() {
        return "first answers";
    }

    @Override
    public Duration kept() {
        return config.kept().plus(READING);
    }

    @Override
    @Transactional
    public int purge(Instant before, int most) {
        try {
            return rows.purge(before, most);
        } catch (SQLException e) {
            throw new IllegalStateException("The old answers cannot be deleted", e);
        }
    }
}
