package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Scope;

/// Queries, as the rooms below them see them: queries stand in expressions and in FROM.
public interface Queries {
    /// The query's output columns.
    ///
    /// @param outer what is visible around it
    /// @param summary what the query consists of is noted here
    Columns resolve(Query query, Scope outer, Summary summary);
}
