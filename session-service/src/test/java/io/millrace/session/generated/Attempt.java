package io.millrace.session.generated;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request, and what must become of it.
///
/// @param what is wrong with it, for the message of a failure
/// @param target path and query, encoded
/// @param body null when it has none
record Attempt(
        Operation operation,
        String what,
        String target,
        Map<String, String> headers,
        @Nullable String body,
        Expected expected) {
    private static final String INVALID_INPUT = "INVALID_INPUT";

    Attempt {
        headers = Map.copyOf(headers);
    }

    /// What must become of it, beside that the service does not fail.
    sealed interface Expected {
        /// Whatever.
        record Anything() implements Expected {}

        /// 4xx.
        record Refused() implements Expected {}

        /// 4xx that names the place, if it is input that is refused.
        record RefusedByName(String at) implements Expected {}

        /// 200 whose only element was refused.
        record ElementRefused() implements Expected {}
    }

    /// Whether the caller made sure that nothing may come of it.
    boolean mustChangeNothing() {
        return !(expected instanceof Expected.Anything);
    }

    /// What is wrong with the answer, if anything is.
    Optional<String> objection(Answer answer) {
        if (answer.status() >= 500 && !answer.waitOver()) {
            return Optional.of("failed");
        }
        if (answer.status() >= 400 && !answer.explained()) {
            return Optional.of("does not say why");
        }
        return switch (expected) {
            case Expected.Anything() -> Optional.empty();
            case Expected.Refused() ->
                    answer.status() >= 400 ? Optional.empty() : Optional.of("was taken");
            case Expected.RefusedByName(String at) -> named(at, answer);
            case Expected.ElementRefused() ->
                    answer.elementRefused() ? Optional.empty() : Optional.of("was taken");
        };
    }

    private static Optional<String> named(String at, Answer answer) {
        if (answer.status() < 400) {
            return Optional.of("was taken");
        }
        return answer.code().equals(INVALID_INPUT) && !answer.param().startsWith(at)
                ? Optional.of("does not name " + at)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return operation.id()
                + ", "
                + what
                + ": "
                + operation.method()
                + " "
                + shortened(target)
                + (headers.isEmpty() ? "" : " " + shortened(headers.toString()))
                + (body == null ? "" : " " + shortened(body));
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
