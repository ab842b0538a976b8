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
import io.millrace.sql.engine.result.InfluenceKind;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Resolves one SELECT in the order in which its clauses see each other: FROM, WHERE, windows, the
/// select list, then GROUP BY, HAVING and DISTINCT ON.
public final class SelectResolver {
    /// @param frame where ORDER BY of the same query stands
    record Resolved(Columns columns, Frame frame) {}

    private static final int MOST_DIGITS = 5;

    private final QueryResolvers resolver;

    SelectResolver(QueryResolvers resolver) {
        this.resolver = resolver;
    }

    Resolved resolve(QueryBody.Select select, Scope outer, Summary summary) {
        FromGroup from = resolver.from().resolve(select.from(), outer, summary);
        refuseAliasesTwice(from, select.span());
        Map<String, ColumnNode> windows = select.windows().isEmpty() ? Map.of() : new HashMap<>();
        Map<String, ColumnNode> aliases = new HashMap<>();
        Dialect dialect = resolver.settings().dialect();
        boolean lateral = dialect.has(Clause.LATERAL_ALIASES);
        boolean last = dialect.has(Clause.LATERAL_ALIASES_LAST);
        boolean first = dialect.has(Clause.LATERAL_ALIASES_FIRST);
        Frame plain = Frame.of(outer.inner(from), summary).with(windows);
        Frame seeing = first ? plain.preferring(aliases) : plain.seeing(aliases);
        Frame frame = lateral ? seeing : last ? plain.fallingBackTo(aliases) : plain;
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
        Frame done = lateral || after ? seeing : plain;
        if (lateral) {
            conditions("where", select.where(), done);
        }
        select.further()
                .forEach(expression ->
                        influence(
                                InfluenceKind.FILTER,
                                resolver.expressions().node(expression, done),
                                expression));
        select.groupBy().forEach(grouping -> grouping(grouping, columns, done));
        conditions("having", select.having(), done);
        conditions("qualify", select.qualify(), done);
        select.distinctOn().forEach(expression -> grouped(expression, columns, done));
        QueryPart.Into into = select.into();
        if (into != null) {
            summary.add(resolver.tables().made(into.table(), into.temporary()));
        }
        return new Resolved(columns, done);
    }

    private void refuseAliasesTwice(FromGroup from, Span span) {
        if (from.relations().size() < 2
                || resolver.settings().dialect().has(Clause.ALIASES_TWICE)) {
            return;
        }
        Set<String> met = new HashSet<>();
        for (Relation relation : from.relations()) {
            String alias = relation.alias();
            if (alias != null && relation.kind() != TableKind.FUNCTION && !met.add(alias)) {
                resolver.findings()
                        .error(
                                SqlErrorCode.SEMANTIC_VALIDATION,
                                "The alias " + alias + " is given twice in one FROM.",
                                span,
                                "give each relation a name of its own");
            }
        }
    }

    /// `GROUP BY` sees input columns before output columns, so does DISTINCT ON.
    private void grouping(QueryPart.Grouping grouping, Columns columns, Frame frame) {
        grouping.items().forEach(expression -> grouped(expression, columns, frame));
        grouping.sets().forEach(set -> grouping(set, columns, frame));
    }

    private void grouped(Expression expression, Columns columns, Frame frame) {
        influence(InfluenceKind.GROUP_BY, columnFirst(expression, columns, frame), expression);
    }

    private void influence(InfluenceKind kind, ColumnNode node, Expression expression) {
        resolver.influences().note(kind, node, expression.span());
    }

    private ColumnNode columnFirst(Expression expression, Columns columns, Frame frame) {
        resolver.settings()
                .budget()
                .work(frame.scope().from().relations().size(), expression.span());
        ColumnNode ordinal = ordinal(expression, columns);
        if (ordinal != null) {
            return ordinal;
        }
        String name = bareName(expression);
        return name != null
                        && columns.find(name) instanceof Columns.Match.One output
                        && !isKnownInput(name, frame)
                ? output.node()
                : resolver.expressions().node(expression, frame);
    }

    /// Whether a relation of FROM certainly has the column; one that only may have it does not
    /// count.
    private static boolean isKnownInput(String name, Frame frame) {
        return frame.scope().from().relations().stream()
                .anyMatch(relation -> relation.columns().find(name) instanceof Columns.Match.One);
    }

    /// One key of ORDER BY.
    void sorted(QueryPart.SortItem item, Columns columns, Frame frame) {
        ColumnNode node = outputFirst(item.expression(), columns, frame);
        if (node != null) {
            influence(InfluenceKind.SORT, node, item.expression());
        }
        item.asides().forEach(aside -> resolver.expressions().node(aside, frame));
    }

    /// ORDER BY sees output columns before input columns.
    ///
    /// @return null for an output column whose sources are not told apart
    @Nullable ColumnNode outputFirst(Expression expression, Columns columns, Frame frame) {
        ColumnNode ordinal = ordinal(expression, columns);
        String name = bareName(expression);
        if (ordinal != null || name == null) {
            return ordinal == null ? resolver.expressions().node(expression, frame) : ordinal;
        }
        return switch (columns.find(name)) {
            case Columns.Match.One one -> one.node();
            case Columns.Match.Possible possible -> {
                frame.scope().here(name);
                yield possible.node();
            }
            case Columns.Match.None _ -> resolver.expressions().node(expression, frame);
            case Columns.Match.Several _, Columns.Match.Unclear _ -> null;
        };
    }

    /// The output column that `GROUP BY 2` and `ORDER BY 2` mean; null for anything else, and where
    /// a `*` of unknown width stands before it.
    private @Nullable ColumnNode ordinal(Expression expression, Columns columns) {
        if (!(expression instanceof Expression.Literal literal)
                || literal.kind() != Expression.LiteralKind.NUMBER) {
            return null;
        }
        Span span = literal.span();
        if (span.end() - span.start() > MOST_DIGITS) {
            return null;
        }
        String digits = resolver.source().slice(span);
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int place = Integer.parseInt(digits) - 1;
        List<Output> outputs = columns.outputs();
        boolean known =
                place >= 0
                        && place < outputs.size()
                        && outputs.subList(0, place + 1).stream()
                                .allMatch(output -> output instanceof Output.Named);
        return known ? outputs.get(place).node() : null;
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
        influence(InfluenceKind.FILTER, node, part);
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
