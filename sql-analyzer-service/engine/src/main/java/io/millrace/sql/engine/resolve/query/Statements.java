package io.millrace.sql.engine.resolve.query;

import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Scope;

/// Statements, as WITH sees them: one that changes rows may stand where a query does.
public interface Statements {
    /// The output columns of a statement inside of a query: those of its RETURNING.
    Columns returning(Statement statement, Scope outer, Summary summary);
}
