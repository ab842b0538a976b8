package io.millrace.sql.engine.resolve.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Pending;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import org.jspecify.annotations.Nullable;

/// Finds which columns feed the value of an expression, and how. The expression is walked with a
/// stack of its own; only a subquery recurses, and those have a budget.
public final class ExpressionEdges {
    private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 1024;

    private final ExpressionResolvers resolver;
    private final Pending<ExpressionWalk.Work> open = new Pending<>();
    private int steps;

    ExpressionEdges(ExpressionResolvers resolver) {
        this.resolver = resolver;
    }

    /// The expression's value as a node. A plain reference is the very node it refers to.
    public ColumnNode node(Expression expression, Frame frame) {
        if (expression instanceof Expression.ColumnReference reference
                && named(reference, frame) == null) {
            return resolver.columns().node(reference, frame);
        }
        ColumnNode node = ColumnNode.computed();
        ExpressionWalk walk = new ExpressionWalk(resolver, frame, node);
        walk.push(expression, LineageKind.IDENTITY);
        walk.drain();
        return node;
    }

    /// The expression that a WITH gave this name, if no relation here certainly has the column.
    static @Nullable Expression named(Expression.ColumnReference reference, Frame frame) {
        if (reference.parts().size() > 1) {
            return null;
        }
        String name = reference.parts().getFirst().text();
        Expression value = frame.scope().ctes().value(name).orElse(null);
        return value == null || frame.scope().certainlyHas(name) ? null : value;
    }

    public void feed(Expression expression, Frame frame, ColumnNode target) {
        new ExpressionWalk(resolver, frame, target).run(expression, LineageKind.IDENTITY);
    }

    /// Feeds the columns of a window's definition into a node.
    public void feedWindow(QueryPart.Window window, Frame frame, ColumnNode target) {
        ExpressionWalk walk = new ExpressionWalk(resolver, frame, target);
        walk.window(window);
        walk.drain();
    }

    /// What the walks in work have still to see.
    Pending<ExpressionWalk.Work> open() {
        return open;
    }

    /// Counts a step of a walk, and looks at the clock now and then.
    void step(Expression expression) {
        if (++steps % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            resolver.settings().deadline().check(expression.span());
        }
    }
}
