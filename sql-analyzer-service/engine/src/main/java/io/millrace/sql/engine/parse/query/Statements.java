package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Statement;

/// Statements, as WITH reads them: one that changes rows may stand where a query does.
public interface Statements {
    /// @param start the token that the statement begins with, its WITH included
    Statement queryOrDml(int start);
}
