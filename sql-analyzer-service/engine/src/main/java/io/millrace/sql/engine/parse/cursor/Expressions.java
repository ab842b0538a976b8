package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.ast.Expression;
import java.util.List;

/// Expressions, as the rooms below them read them: a call's arguments are expressions, and calls
/// are expressions.
@CheckReturnValue
public interface Expressions {
    Expression expression();

    /// An expression whose operators all bind at least as tightly as `minimum`.
    ///
    /// @param minimum a level of [Precedence]
    Expression above(int minimum);

    /// One or more expressions, separated by commas.
    List<Expression> list();

    /// `(a, b)`, or nothing between the parentheses.
    List<Expression> listInParentheses();

    /// Whether the current token opens a query in parentheses.
    boolean startsQuery();
}
