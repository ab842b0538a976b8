package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.text.Deadline;
import org.jspecify.annotations.Nullable;

/// What the meaning of a statement depends on besides its text.
///
/// @param strict whether vague references and tables outside of the catalog are errors
/// @param defaultDatabase the database of tables named without one, or null
/// @param defaultSchema the schema of tables named without one, or null
/// @param maxDepth how many queries may be nested
/// @param budget of the whole script
public record Settings(
        Dialect dialect,
        Catalog catalog,
        boolean strict,
        @Nullable String defaultDatabase,
        @Nullable String defaultSchema,
        int maxDepth,
        Deadline deadline,
        Budget budget) {

    /// The same with another depth.
    public Settings withMaxDepth(int value) {
        return new Settings(
                dialect, catalog, strict, defaultDatabase, defaultSchema, value, deadline, budget);
    }

    /// Whether `a.b` may be the field `b` of a column `a`.
    public boolean hasPaths() {
        return dialect.has(Clause.ANGLE_TYPES)
                || dialect.has(Clause.BRACES)
                || dialect.has(Clause.LAMBDAS)
                || dialect.has(Clause.PRIOR);
    }
}
