package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.ast.Expression;
import java.util.List;

/// Keeps the expressions of clauses in which a bare word is no column: a setting's value, a
/// variable, a label.
public final class Asides {
    private Asides() {}

    /// Adds the expression, unless it is such a word.
    public static void add(Expression expression, List<Expression> to) {
        if (!(expression instanceof Expression.ColumnReference)) {
            to.add(expression);
        }
    }
}
