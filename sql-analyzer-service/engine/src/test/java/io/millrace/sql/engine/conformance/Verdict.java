package io.millrace.sql.engine.conformance;

import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of one entry of a corpus.
sealed interface Verdict {
    /// @param complaints what names could not be resolved, in statements that were read
    record Parsed(List<SqlError> complaints) implements Verdict {}

    /// Known by its first words, and not modelled.
    record Opaque(SqlError error) implements Verdict {}

    record Failed(SqlError error) implements Verdict {}

    /// It threw something: a fault of the engine.
    record Crashed(String what) implements Verdict {}

    record TooSlow(long millis) implements Verdict {}

    static Verdict of(Analysis analysis) {
        List<SqlError> errors =
                Stream.concat(
                                analysis.errors().stream(),
                                analysis.statements().stream()
                                        .map(StatementAnalysis::errors)
                                        .flatMap(List::stream))
                        .toList();
        Optional<SqlError> unread = errors.stream().filter(Verdict::isUnread).findFirst();
        if (unread.isPresent()) {
            return new Failed(unread.get());
        }
        Optional<SqlError> opaque =
                errors.stream()
                        .filter(error -> error.code() == SqlErrorCode.UNSUPPORTED_STATEMENT)
                        .findFirst();
        return opaque.<Verdict>map(Opaque::new).orElseGet(() -> new Parsed(errors));
    }

    private static boolean isUnread(SqlError error) {
        return error.code() == SqlErrorCode.PARSE_ERROR
                || error.code() == SqlErrorCode.TOO_DEEP
                || error.code() == SqlErrorCode.TOO_LARGE
                || error.code() == SqlErrorCode.TIMEOUT;
    }
}
