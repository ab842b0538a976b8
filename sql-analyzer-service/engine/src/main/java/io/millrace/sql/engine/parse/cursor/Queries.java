package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.dialect.Keyword;
import org.jspecify.annotations.Nullable;

/// Queries, as the rooms below them read them: queries stand in expressions and in FROM, and both
/// stand in queries.
@CheckReturnValue
public interface Queries {
    /// Whether a query begins with the token.
    boolean opensQuery(int token);

    Query query();

    Query inParentheses();

    /// A statement that changes rows, as the query of the rows that it returns.
    Query changed();

    /// Whether a query in parentheses goes on with this word.
    static boolean continuesQuery(@Nullable Keyword keyword) {
        return keyword == Keyword.UNION
                || keyword == Keyword.EXCEPT
                || keyword == Keyword.INTERSECT
                || keyword == Keyword.MINUS
                || keyword == Keyword.ORDER
                || keyword == Keyword.LIMIT
                || keyword == Keyword.OFFSET
                || keyword == Keyword.FETCH;
    }
}
