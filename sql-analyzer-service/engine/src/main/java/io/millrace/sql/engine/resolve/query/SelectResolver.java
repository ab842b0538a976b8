package io.millrace.sql.engine.resolve.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resolves one SELECT in the order in which its clauses see each other: FROM, WHERE, windows, the
/// select list, then GROUP BY, HAVING and DISTINCT ON.
public final class SelectResolver {
    /// @param frame where ORDER BY of the same query stands
    record Resolved(Columns columns, Frame frame) {}

    private final QueryResolvers resolver;

    SelectResolver(QueryResolvers resolver) {
        this.resolver = resolver;
    }

    Resolved resolve(QueryBody.Select select, Scope outer, Summary summary) {
        FromGroup from = resolver.from().resolve(select.from(), outer, summary);
        Map<String, ColumnNode> windows = new HashMap<>();
        Map<String, ColumnNode> aliases = new HashMap<>();
        Dialect dialect = resolver.settings().dialect();
        boolean lateral = dialect.has(Clause.LATERAL_ALIASES);
        Frame plain = new Frame(outer.inner(from), windows, Map.of(), summary);
        Frame frame = lateral ? plain.seeing(aliases) : plain;
        if (!lateral) {
            conditions("where", select.where(), frame);
        }
        for (QueryPart.NamedWindow named : select.windows()) {
            ColumnNode node = ColumnNode.computed();
            resolver.expressions().feedWindow(named.window(), frame, node);
            windows.put(named.name().text(), node);
        }
        Columns columns =
                Columns.of(resolver.selectLists().outputs(select.items(), frame, aliases));
        boolean after = dialect.has(Clause.ALIASES_EVERYWHERE) || dialect.has(Clause.QUALIFY);
        Frame done = lateral || after ? plain.seeing(aliases) : plain;
        if (lateral) {
            conditions("where", select.where(), done);
        }
        select.further().forEach(expression -> resolver.expressions().node(expression, done));
        select.groupBy().forEach(grouping -> grouping(grouping, columns, done));
        conditions("having", select.having(), done);
        conditions("qualify", select.qualify(), done);
        select.distinctOn().forEach(expression -> columnFirst(expression, columns, done));
        QueryPart.Into into = select.into();
        if (into != null) {
            summary.add(resolver.tables().table(into.table(), null, TableRole.WRITTEN));
        }
        return new Resolved(columns, done);
    }

    /// `GROUP BY` sees input columns before output columns, so does DISTINCT ON.
    private void grouping(QueryPart.Grouping grouping, Columns columns, Frame frame) {
        grouping.items().forEach(expression -> columnFirst(expression, columns, frame));
        grouping.sets().forEach(set -> grouping(set, columns, frame));
    }

    private void columnFirst(Expression expression, Columns columns, Frame frame) {
        resolver.settings()
                .budget()
                .work(frame.scope().from().relations().size(), expression.span());
        String name = bareName(expression);
        if (name == null
                || !(columns.find(name) instanceof Columns.Match.One)
                || isKnownInput(name, frame)) {
            resolver.expressions().node(expression, frame);
        }
    }

    /// Whether a relation of FROM certainly has the column; one that only may have it does not
    /// count.
    private static boolean isKnownInput(String name, Frame frame) {
        return frame.scope().from().relations().stream()
                .anyMatch(relation -> relation.columns().find(name) instanceof Columns.Match.One);
    }

    /// ORDER BY sees output columns before input columns.
    void outputFirst(Expression expression, Columns columns, Frame frame) {
        String name = bareName(expression);
        if (name == null || columns.find(name) instanceof Columns.Match.None) {
            resolver.expressions().node(expression, frame);
        } else if (columns.find(name) instanceof Columns.Match.Possible) {
            frame.scope().here(name);
        }
    }

    private static @Nullable String bareName(Expression expression) {
        return expression instanceof Expression.ColumnReference reference
                        && reference.parts().size() == 1
                ? reference.parts().getFirst().text()
                : null;
    }

    /// Notes each part of a chain of ANDs as a condition of its own.
    public void conditions(String clause, @Nullable Expression condition, Frame frame) {
        if (condition == null) {
            return;
        }
        if (condition instanceof Expression.Logical chain
                && chain.connective() == Expression.Connective.AND) {
            chain.operands().forEach(part -> condition(clause, part, frame));
        } else {
            condition(clause, condition, frame);
        }
    }

    private void condition(String clause, Expression part, Frame frame) {
        ColumnNode node = resolver.expressions().node(part, frame);
        frame.summary().add(new Summary.Condition(clause, part.span(), node));
    }

    /// The relations of FROM for a query that is nothing but `TABLE name`.
    Resolved table(FromItem.Table table, Scope outer, Summary summary) {
        FromGroup from = resolver.from().resolve(List.of(table), outer, summary);
        Frame frame = Frame.of(outer.inner(from), summary);
        List<Output> outputs = new ArrayList<>();
        resolver.stars().star(new Expression.Star(List.of(), table.span()), frame, outputs);
        return new Resolved(Columns.of(outputs), frame);
    }
}
