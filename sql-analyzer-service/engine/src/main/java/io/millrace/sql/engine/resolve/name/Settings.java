package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.catalog.SessionCatalog;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.scope.Scope;
import io.millrace.sql.engine.text.Deadline;

/// What the meaning of a statement depends on besides its text.
///
/// @param strict whether vague references and tables outside of the catalog are errors
/// @param session what the statements of the script before this one have made, and the catalog
/// @param influences whether the columns that decide which rows there are, are gathered as well
/// @param maxDepth how many queries may be nested
/// @param budget of the whole script
public record Settings(
        Dialect dialect,
        boolean strict,
        SessionCatalog session,
        boolean influences,
        int maxDepth,
        Deadline deadline,
        Budget budget) {

    /// The same with another depth.
    public Settings withMaxDepth(int value) {
        return new Settings(dialect, strict, session, influences, value, deadline, budget);
    }

    /// The same with another session.
    public Settings within(SessionCatalog other) {
        return new Settings(dialect, strict, other, influences, maxDepth, deadline, budget);
    }

    /// What names may mean in the dialect.
    public Scope.Rules rules() {
        return new Scope.Rules(hasPaths(), dialect.has(Clause.WHOLE_ROWS));
    }

    /// Whether `a.b` may be the field `b` of a column `a`.
    public boolean hasPaths() {
        return dialect.has(Clause.PATHS_AS_TABLES)
                || dialect.has(Clause.ANGLE_TYPES)
                || dialect.has(Clause.BRACES)
                || dialect.has(Clause.LAMBDAS)
                || dialect.has(Clause.PRIOR);
    }
}
