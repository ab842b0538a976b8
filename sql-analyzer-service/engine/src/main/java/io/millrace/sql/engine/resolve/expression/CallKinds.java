package io.millrace.sql.engine.resolve.expression;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;

/// What a call's name and clauses tell of how its arguments feed it.
final class CallKinds {
    private CallKinds() {}

    /// Whether the call takes many rows.
    static boolean aggregates(Call call, Dialect dialect) {
        return call.distinct()
                || call.filter() != null
                || !call.withinGroup().isEmpty()
                || !call.orderBy().isEmpty()
                || dialect.names()
                        .aggregates()
                        .contains(CaseFolding.LOWER.fold(call.name().last().text()));
    }

    /// MySQL's `VALUES(a)`: the value that was to be inserted.
    static boolean isInserted(Call call, Dialect dialect) {
        return call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expression.ColumnReference
                && call.name().last().text().equalsIgnoreCase("values")
                && dialect.has(Clause.ON_DUPLICATE_KEY);
    }
}
