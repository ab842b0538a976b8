package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something in FROM.
public sealed interface FromItem extends Node {

    /// `name [alias] [TABLESAMPLE …]`
    record Table(Name name, QueryPart.@Nullable Alias alias, List<Expression> sample, Span span)
            implements FromItem {}

    /// `(query) alias`; VALUES in parentheses is one as well.
    record Derived(Query query, boolean lateral, QueryPart.@Nullable Alias alias, Span span)
            implements FromItem {}

    /// `f(…) alias`, or several functions side by side in ROWS FROM.
    ///
    /// @param ordinality `WITH ORDINALITY`, which adds a column `ordinality`
    record Functions(
            List<Call> calls, boolean ordinality, QueryPart.@Nullable Alias alias, Span span)
            implements FromItem {}

    enum JoinType {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        CROSS
    }

    /// One step of a chain of joins; at most one of NATURAL, USING and ON.
    ///
    /// @param using the columns of USING; empty if there are none
    record Join(
            JoinType type,
            boolean natural,
            FromItem right,
            @Nullable Expression on,
            List<Identifier> using,
            Span span) {}

    /// `first JOIN … JOIN …`, read from the left; at least one join. An alias comes only with
    /// parentheses around it.
    record Joined(FromItem first, List<Join> joins, QueryPart.@Nullable Alias alias, Span span)
            implements FromItem {}
}
