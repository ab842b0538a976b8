package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.text.Span;
import java.util.List;

/// Queries and their clauses.
final class QueryPrinter {
    private final NamePrinter names;
    private final Dialect dialect;
    private final BranchPrinter branches;

    QueryPrinter(NamePrinter names, Dialect dialect) {
        this.names = names;
        this.dialect = dialect;
        this.branches = new BranchPrinter(names, dialect);
    }

    void query(Query query, Pieces out) {
        told(query.asides());
        QueryPart.With with = query.with();
        if (with != null && isChange(query, with)) {
            out.node(with.tables().getFirst().body());
            return;
        }
        if (with != null) {
            out.node(with);
        }
        out.node(query.body()).clause("ORDER BY", query.orderBy());
        limits(query.limits(), out);
        query.locking().forEach(out::node);
    }

    /// Whether a statement that changes rows was read in the place of a query: all of the text is
    /// its own.
    private static boolean isChange(Query query, QueryPart.With with) {
        Span body = query.body().span();
        return body.start() == body.end()
                && body.end() == with.span().end()
                && with.span().start() < with.span().end();
    }

    /// The first is a count and the second an offset where there is LIMIT; elsewhere an only one is
    /// a count, and of two the first is the offset.
    void limits(List<Expression> limits, Pieces out) {
        if (dialect.has(Clause.LIMIT)) {
            for (int i = 0; i < limits.size(); i++) {
                out.say(i == 0 ? "LIMIT" : "OFFSET").node(limits.get(i));
            }
            return;
        }
        for (int i = 0; i < limits.size(); i++) {
            boolean count = i == limits.size() - 1;
            out.say(count ? "FETCH FIRST" : "OFFSET")
                    .operand(limits.get(i), Binding.SUM)
                    .say(count ? "ROWS ONLY" : "ROWS");
        }
    }

    void body(QueryBody body, Pieces out) {
        switch (body) {
            case QueryBody.Select select -> select(select, out);
            case QueryBody.SetOperation operation -> combined(operation, out);
            case QueryBody.Values values -> values(values, out);
            case QueryBody.TableCommand command -> out.say("TABLE").node(command.table());
            case QueryBody.Nested nested -> out.say("(").node(nested.query()).glue(")");
        }
    }

    /// Refuses what the tree keeps without the words around it.
    static void told(List<Expression> asides) {
        if (!asides.isEmpty()) {
            throw new IllegalArgumentException("The tree does not say which clauses these are.");
        }
    }

    private void select(QueryBody.Select select, Pieces out) {
        told(select.further());
        out.say("SELECT");
        if (!select.distinctOn().isEmpty()) {
            out.say("DISTINCT ON (").list(select.distinctOn()).glue(")");
        }
        out.list(select.items());
        QueryPart.Into into = select.into();
        if (into != null) {
            out.node(into);
        }
        out.clause("FROM", select.from())
                .clause("WHERE", select.where())
                .clause("GROUP BY", select.groupBy())
                .clause("HAVING", select.having())
                .clause("WINDOW", select.windows())
                .clause("QUALIFY", select.qualify());
    }

    private void combined(QueryBody.SetOperation operation, Pieces out) {
        for (int i = 0; i < operation.operands().size(); i++) {
            if (i > 0) {
                out.say(operation.operators().get(i - 1).name());
                if (dialect.has(Clause.UNION_SAYS_WHICH)) {
                    out.say("DISTINCT");
                }
                if (operation.byName()) {
                    out.say("BY NAME");
                }
            }
            out.node(operation.operands().get(i));
        }
    }

    private static void values(QueryBody.Values values, Pieces out) {
        out.say("VALUES");
        boolean first = true;
        for (Expression.Row row : values.rows()) {
            if (!first) {
                out.glue(",");
            }
            out.say("(").list(row.items()).glue(")");
            first = false;
        }
    }

    void item(SelectItem item, Pieces out) {
        if (dialect.has(Clause.ALIAS_BY_EQUALS) && beginsLikeAlias(item.expression())) {
            out.say("(").node(item.expression()).glue(")");
        } else {
            out.node(item.expression());
        }
        Identifier alias = item.alias();
        if (alias != null) {
            out.say("AS").say(names.of(alias));
        }
    }

    /// Whether the first words are `name =`, which would give the item a name.
    private static boolean beginsLikeAlias(Expression expression) {
        Expression first = expression;
        while (true) {
            switch (first) {
                case Expression.Logical chain -> first = chain.operands().getFirst();
                case Expression.Between between -> first = between.operand();
                case Expression.Like like -> first = like.operand();
                case Expression.InList in -> first = in.operand();
                case Expression.InQuery in -> first = in.operand();
                case Expression.Test test -> first = test.operand();
                case Expression.Comparison comparison -> {
                    return comparison.operator().equals("=");
                }
                case Expression.Quantified quantified -> {
                    return quantified.operator().equals("=");
                }
                default -> {
                    return false;
                }
            }
        }
    }

    void part(QueryPart part, Pieces out) {
        switch (part) {
            case QueryPart.With with -> {
                out.say(with.recursive() ? "WITH RECURSIVE" : "WITH").list(with.tables());
                if (!with.tables().isEmpty() && !with.values().isEmpty()) {
                    out.glue(",");
                }
                out.list(with.values());
            }
            case QueryPart.CommonTable table -> {
                told(table.asides());
                out.say(names.of(table.name()));
                if (!table.columns().isEmpty()) {
                    out.names(names.each(table.columns()));
                }
                out.say("AS (").node(table.body()).glue(")");
            }
            case QueryPart.NamedExpression named ->
                    out.node(named.expression()).say("AS").say(names.of(named.name()));
            case QueryPart.SortItem item -> {
                told(item.asides());
                out.node(item.expression());
            }
            case QueryPart.Window window -> window(window, out);
            case QueryPart.NamedWindow named ->
                    out.say(names.of(named.name())).say("AS").node(named.window());
            case QueryPart.Grouping grouping -> grouping(grouping, out);
            case QueryPart.Locking _ ->
                    out.say(dialect.has(Clause.LOCKING) ? "FOR UPDATE" : "LOCK IN SHARE MODE");
            case QueryPart.Into into -> out.say("INTO").say(names.of(into.table()));
            case QueryPart.Alias alias -> alias(alias, out);
            case QueryPart.Assignment _,
                    QueryPart.OnConflict _,
                    QueryPart.MergeBranch _,
                    QueryPart.InsertTarget _ ->
                    branches.part(part, out);
        }
    }

    /// A window of a name alone needs no parentheses where it is used, and must have them where it
    /// is defined; with them it is the same window in both places.
    private void window(QueryPart.Window window, Pieces out) {
        out.say("(");
        Identifier base = window.base();
        if (base != null) {
            out.say(names.of(base));
        }
        out.clause("PARTITION BY", window.partitionBy()).clause("ORDER BY", window.orderBy());
        List<Expression> bounds = window.frameBounds();
        if (bounds.size() == 1) {
            out.say("ROWS").operand(bounds.getFirst(), Binding.MATCH + 1).say("PRECEDING");
        } else if (bounds.size() == 2) {
            out.say("ROWS BETWEEN")
                    .operand(bounds.getFirst(), Binding.MATCH + 1)
                    .say("PRECEDING AND")
                    .operand(bounds.getLast(), Binding.MATCH + 1)
                    .say("FOLLOWING");
        }
        out.glue(")");
    }

    private static void grouping(QueryPart.Grouping grouping, Pieces out) {
        if (!grouping.sets().isEmpty()) {
            out.say("GROUPING SETS (").list(grouping.sets()).glue(")");
        } else if (grouping.items().size() == 1) {
            out.list(grouping.items());
        } else {
            out.say(grouping.items().isEmpty() ? "(" : "ROLLUP(").list(grouping.items()).glue(")");
        }
    }

    /// AS is left out where it can be: not every dialect lets it stand before a relation's alias.
    private void alias(QueryPart.Alias alias, Pieces out) {
        Identifier name = alias.name();
        boolean nameless = name.text().isEmpty();
        if (nameless || NamePrinter.isKeyword(name)) {
            out.say("AS");
        }
        if (!nameless) {
            out.say(names.of(name));
        }
        if (!alias.columns().isEmpty()) {
            out.names(names.each(alias.columns()));
        }
    }
}
