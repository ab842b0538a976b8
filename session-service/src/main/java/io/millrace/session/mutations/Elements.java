package io.millrace.session.mutations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.batches.Batch;
import io.millrace.rest.batches.BatchFailure;
import io.millrace.rest.errors.ErrorAnswers;
import io.millrace.rest.errors.RequestId;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does something for each of many, each in a transaction of its own: one that fails leaves nothing
/// behind and undoes none of the others.
final class Elements {
    private static final int FAILED = 400;

    private final FirstAnswers answers;
    private final ObjectMapper json;
    private final HttpHeaders headers;

    Elements(FirstAnswers answers, ObjectMapper json, HttpHeaders headers) {
        this.answers = answers;
        this.json = json;
        this.headers = headers;
    }

    /// @param call whose elements these are, null when it has no name
    /// @param idOf what an element is about, as far as it says
    <E> Batch<Object> each(
            @Nullable Call call,
            List<E> elements,
            Function<E, @Nullable String> idOf,
            Function<E, Answer> effect) {
        List<Object> updated = new ArrayList<>();
        List<BatchFailure> failed = new ArrayList<>();
        ErrorBody.@Nullable Detail outage = null;
        for (int i = 0; i < elements.size(); i++) {
            E element = elements.get(i);
            @Nullable Call named = call == null ? null : call.element(i);
            Answer answer =
                    outage == null ? attempt(named, () -> effect.apply(element)) : failure(outage);
            if (answer.status() < FAILED) {
                if (answer.body() != null) {
                    updated.add(shown(answer.body()));
                }
                continue;
            }
            ErrorBody.Detail error = detail(answer);
            if (error.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                // Whatever is away is away for the others too, and each would wait for it.
                outage = error;
            }
            failed.add(new BatchFailure(i, idOf.apply(element), error));
        }
        return Batch.of(updated, failed);
    }

    /// A refusal is kept as the answer, a failure of ours is not: the repeat tries that again.
    private Answer attempt(@Nullable Call named, Supplier<Answer> effect) {
        try {
            return named == null ? effect.get() : answers.once(named, effect);
        } catch (DomainException refusal) {
            Answer answer = failure(detail(refusal));
            return named == null || refusal.code() == ErrorCode.CONFLICT
                    ? answer
                    : answers.once(named, () -> answer);
        } catch (RuntimeException unexpected) {
            return failure(detail(unexpected));
        }
    }

    private ErrorBody.Detail detail(Throwable failure) {
        return ErrorAnswers.detail(failure, headers.getHeaderString(RequestId.HEADER));
    }

    private static Answer failure(ErrorBody.Detail error) {
        return new Answer(error.code().status(), null, null, error, null);
    }

    private ErrorBody.Detail detail(Answer failure) {
        if (failure.body() instanceof ErrorBody.Detail detail) {
            return detail;
        }
        if (failure.body() instanceof byte[] kept) {
            try {
                return json.readValue(kept, ErrorBody.Detail.class);
            } catch (IOException e) {
                throw new UncheckedIOException("A kept error can always be read", e);
            }
        }
        throw new IllegalStateException("A failure without an error");
    }

    private static Object shown(Object body) {
        return body instanceof byte[] kept
                ? new RawValue(new String(kept, StandardCharsets.UTF_8))
                : body;
    }
}
