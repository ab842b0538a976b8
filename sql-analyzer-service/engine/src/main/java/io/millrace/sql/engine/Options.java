package io.millrace.sql.engine;

import io.millrace.sql.engine.budget.Limits;
import io.millrace.sql.engine.text.Deadline;
import org.jspecify.annotations.Nullable;

/// How a script is analysed.
///
/// @param strict whether vague references and tables outside of the catalog are errors
/// @param defaultDatabase the database of tables named without one, or null
/// @param defaultSchema the schema of tables named without one, or null
/// @param influences whether the columns that decide which rows there are, and their order, are
///   told as well
/// @param maxLength the longest script, in UTF-16 units; a longer one is TOO_LARGE
/// @param maxDepth the deepest nesting, in levels of an expression; a query counts for two or three
///   of them. A deeper statement is TOO_DEEP. A stack of 512 KB is enough for any depth: what is
///   nested deeper than 150 levels goes on on a thread of its own
/// @param deadline until when it may take; then it is a TIMEOUT
/// @param limits how much it may make; more is TOO_LARGE
public record Options(
        boolean strict,
        @Nullable String defaultDatabase,
        @Nullable String defaultSchema,
        boolean influences,
        int maxLength,
        int maxDepth,
        Deadline deadline,
        Limits limits) {
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int DEEPEST = 2_000;

    public static Options defaults() {
        return new Options(
                false, null, null, false, LONGEST, DEEPEST, Deadline.none(), Limits.defaults());
    }

    public Options withStrict(boolean value) {
        return new Options(
                value,
                defaultDatabase,
                defaultSchema,
                influences,
                maxLength,
                maxDepth,
                deadline,
                limits);
    }

    public Options withDefaults(@Nullable String database, @Nullable String schema) {
        return new Options(
                strict, database, schema, influences, maxLength, maxDepth, deadline, limits);
    }

    public Options withInfluences(boolean value) {
        return new Options(
                strict,
                defaultDatabase,
                defaultSchema,
                value,
                maxLength,
                maxDepth,
                deadline,
                limits);
    }

    public Options withMaxLength(int value) {
        return new Options(
                strict,
                defaultDatabase,
                defaultSchema,
                influences,
                value,
                maxDepth,
                deadline,
                limits);
    }

    public Options withMaxDepth(int value) {
        return new Options(
                strict,
                defaultDatabase,
                defaultSchema,
                influences,
                maxLength,
                value,
                deadline,
                limits);
    }

    public Options withDeadline(Deadline value) {
        return new Options(
                strict,
                defaultDatabase,
                defaultSchema,
                influences,
                maxLength,
                maxDepth,
                value,
                limits);
    }

    public Options withLimits(Limits value) {
        return new Options(
                strict,
                defaultDatabase,
                defaultSchema,
                influences,
                maxLength,
                maxDepth,
                deadline,
                value);
    }
}
