package io.millrace.session.mutations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Does what a named request asks for once, and keeps the answer for its repeats. The name, the
/// effect and the answer are one transaction: who finds the name finds the answer, and a request
/// that was refused has left nothing.
@ApplicationScoped
public class FirstAnswers {
    /// SQLSTATE of a lock that was not to be had in time (PostgreSQL manual, appendix A).
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final AnswerRows rows;
    private final IdempotencyConfig config;
    private final ObjectMapper json;
    private final InstantSource time;

    public FirstAnswers(
            AnswerRows rows, IdempotencyConfig config, ObjectMapper json, InstantSource time) {
        this.rows = rows;
        this.config = config;
        this.json = json;
        this.time = time;
    }

    /// The answer of the first time, or that of doing it now. Waits for the first if that is still
    /// in work.
    ///
    /// @throws DomainException UNPROCESSABLE when the name was given to another request; CONFLICT
    ///   when the first is not ready in time
    @Transactional
    public Answer once(Call call, Supplier<Answer> effect) {
        Optional<Answer> first = claim(call);
        if (first.isPresent()) {
            return first.get();
        }
        Answer answer = effect.get();
        try {
            rows.keep(call, answer, text(answer));
        } catch (SQLException e) {
            throw new IllegalStateException("The answer was not kept", e);
        }
        return answer;
    }

    /// Gives the name to a request whose elements are answered one by one.
    ///
    /// @throws DomainException UNPROCESSABLE when it was given to another request
    @Transactional
    public void name(Call call) {
        claim(call);
    }

    /// @return the kept answer; empty when the name is free, which it is no longer, or has none yet
    private Optional<Answer> claim(Call call) {
        Instant now = time.instant();
        try {
            if (rows.claim(call, now, now.minus(config.kept()), config.patience())) {
                return Optional.empty();
            }
            if (!rows.fingerprint(call).equals(call.fingerprint())) {
                throw new DomainException(
                        ErrorCode.UNPROCESSABLE,
                        IdempotencyKey.HEADER + " was used for another request",
                        IdempotencyKey.HEADER);
            }
            return rows.kept(call);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new DomainException(
                        ErrorCode.CONFLICT,
                        "The first request of this key is still in work; try again",
                        IdempotencyKey.HEADER);
            }
            throw new IllegalStateException("The first answer cannot be looked up", e);
        }
    }

    private String text(Answer answer) {
        try {
            return json.writeValueAsString(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer can always be written", e);
        }
    }
}
