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

    /// `IF(c, a, b)`, `IFF(c, a, b)`, `NVL2(c, a, b)`: the first argument only decides which of the
    /// others is the value.
    static boolean decides(Call call) {
        String name = CaseFolding.LOWER.fold(call.name().last().text());
        return call.arguments().size() > 1
                && call.name().parts().size() == 1
                && (name.equals("if") || name.equals("iff") || name.equals("nvl2"));
    }

    /// `COLUMNS('a.*')`, `t.COLUMNS(c -> c LIKE 'a%')`: the columns whose names the argument picks.
    static boolean picksColumns(Call call, Dialect dialect) {
        return dialect.has(Clause.COLUMNS_CALL)
                && call.arguments().size() == 1
                && call.name().last().text().equalsIgnoreCase("columns")
                && (call.arguments().getFirst() instanceof Expression.Literal
                        || call.arguments().getFirst() instanceof Expression.Parameter
                        || call.arguments().getFirst() instanceof Expression.Lambda);
    }

    /// MySQL's `VALUES(a)`: the value that was to be inserted.
    static boolean isInserted(Call call, Dialect dialect) {
        return call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expression.ColumnReference
                && call.name().last().text().equalsIgnoreCase("values")
                && dialect.has(Clause.ON_DUPLICATE_KEY);
    }
}
