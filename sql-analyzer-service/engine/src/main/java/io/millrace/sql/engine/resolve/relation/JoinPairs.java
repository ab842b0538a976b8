package io.millrace.sql.engine.resolve.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.column.ColumnPair;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads from an ON condition which columns of the two sides it equates.
final class JoinPairs {
    private final Budget budget;

    JoinPairs(Budget budget) {
        this.budget = budget;
    }

    /// Adds a pair for each `column = column` among the condition's ANDs that has one column on
    /// each side.
    void of(Expression on, Scope scope, FromGroup left, FromGroup right, List<ColumnPair> to) {
        if (on instanceof Expression.Logical chain
                && chain.connective() == Expression.Connective.AND) {
            chain.operands().forEach(operand -> pair(operand, scope, left, right, to));
        } else {
            pair(on, scope, left, right, to);
        }
    }

    private void pair(
            Expression condition,
            Scope scope,
            FromGroup left,
            FromGroup right,
            List<ColumnPair> to) {
        if (!(condition instanceof Expression.Comparison comparison)
                || !comparison.operator().equals("=")
                || !(comparison.left() instanceof Expression.ColumnReference one)
                || !(comparison.right() instanceof Expression.ColumnReference other)) {
            return;
        }
        budget.work(scope.from().relations().size(), condition.span());
        Relation first = owner(one, scope);
        Relation second = owner(other, scope);
        if (first == null || second == null) {
            return;
        }
        if (left.has(first) && right.has(second)) {
            to.add(new ColumnPair(name(first, one), name(second, other)));
        } else if (right.has(first) && left.has(second)) {
            to.add(new ColumnPair(name(second, other), name(first, one)));
        }
    }

    private static ColumnName name(Relation relation, Expression.ColumnReference reference) {
        return new ColumnName(relation.display(), reference.parts().getLast().text());
    }

    private static @Nullable Relation owner(Expression.ColumnReference reference, Scope scope) {
        int last = reference.parts().size() - 1;
        if (last > 0) {
            return scope.relation(reference.parts().subList(0, last)).orElse(null);
        }
        String name = reference.parts().getLast().text();
        Relation owner = null;
        for (Relation relation : scope.from().relations()) {
            if (relation.columns().find(name) instanceof Columns.Match.One) {
                if (owner != null) {
                    return null;
                }
                owner = relation;
            }
        }
        return owner;
    }
}
