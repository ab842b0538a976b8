package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Node;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in FROM.
final class FromPrinter {
    private final NamePrinter names;
    private final Dialect dialect;

    FromPrinter(NamePrinter names, Dialect dialect) {
        this.names = names;
        this.dialect = dialect;
    }

    void item(FromItem item, Pieces out) {
        switch (item) {
            case FromItem.Table table -> {
                if (!table.sample().isEmpty()) {
                    throw untold("a point in time");
                }
                alias(table.alias(), out.say(names.of(table.name())));
            }
            case FromItem.Derived derived -> {
                if (derived.lateral() && dialect.has(Clause.LATERAL)) {
                    out.say("LATERAL");
                }
                alias(derived.alias(), out.say("(").node(derived.query()).glue(")"));
            }
            case FromItem.Sampled _ -> throw untold("how a sample is taken");
            case FromItem.Functions functions -> functions(functions, out);
            case FromItem.Pivot pivot -> pivot(pivot, out);
            case FromItem.Unpivot unpivot -> unpivot(unpivot, out);
            case FromItem.MatchRecognize _ -> throw untold("a pattern");
            case FromItem.Joined joined -> joined(joined, out);
        }
    }

    private static IllegalArgumentException untold(String what) {
        return new IllegalArgumentException("The tree does not keep " + what + ".");
    }

    private static void alias(QueryPart.@Nullable Alias alias, Pieces out) {
        if (alias != null) {
            out.node(alias);
        }
    }

    /// A chain within a chain keeps its parentheses, or the joins would be read from the left.
    private static void relation(FromItem item, Pieces out) {
        if (item instanceof FromItem.Joined inner && inner.alias() == null) {
            out.say("(").node(inner).glue(")");
        } else {
            out.node(item);
        }
    }

    private void functions(FromItem.Functions functions, Pieces out) {
        if (!functions.declared().isEmpty()) {
            throw untold("how a function's columns are declared");
        }
        boolean several = functions.calls().size() > 1;
        if (several) {
            out.say("ROWS FROM (").list(functions.calls()).glue(")");
        } else {
            out.list(functions.calls());
        }
        Identifier ordinal = functions.ordinal();
        boolean counted = ordinal != null && dialect.has(Clause.WITH_ORDINALITY);
        if (counted) {
            out.say("WITH ORDINALITY");
        }
        alias(functions.alias(), out);
        if (ordinal != null && !counted) {
            out.say("WITH OFFSET AS").say(names.of(ordinal));
        }
    }

    private void pivot(FromItem.Pivot pivot, Pieces out) {
        QueryPrinter.told(pivot.asides());
        if (pivot.values().isEmpty() || pivot.named().size() != pivot.values().size()) {
            throw untold("which values of a PIVOT have which names");
        }
        relation(pivot.source(), out);
        out.say("PIVOT (").list(pivot.aggregates()).say("FOR");
        for (Expression column : pivot.columns()) {
            out.operand(column, Binding.MATCH + 1);
        }
        out.say("IN (");
        for (int i = 0; i < pivot.values().size(); i++) {
            if (i > 0) {
                out.glue(",");
            }
            out.node(pivot.values().get(i)).say("AS").say(names.of(pivot.named().get(i)));
        }
        out.glue(")").clause("GROUP BY", pivot.groupBy()).glue(")");
        alias(pivot.alias(), out);
    }

    private void unpivot(FromItem.Unpivot unpivot, Pieces out) {
        QueryPrinter.told(unpivot.asides());
        relation(unpivot.source(), out);
        out.say("UNPIVOT (");
        several(unpivot.values(), out);
        out.say("FOR");
        several(unpivot.names(), out);
        out.say("IN (").list(unpivot.columns()).glue("))");
        alias(unpivot.alias(), out);
    }

    private void several(List<Identifier> list, Pieces out) {
        if (list.size() == 1) {
            out.say(names.of(list.getFirst()));
        } else {
            out.names(names.each(list));
        }
    }

    private void joined(FromItem.Joined joined, Pieces out) {
        QueryPart.Alias alias = joined.alias();
        if (alias != null) {
            out.say("(");
        }
        relation(joined.first(), out);
        for (FromItem.Join join : joined.joins()) {
            join(join, out);
        }
        if (alias != null) {
            out.glue(")").node(alias);
        }
    }

    private void join(FromItem.Join join, Pieces out) {
        Node on = join.on();
        boolean free = on == null && join.using().isEmpty() && !join.natural();
        boolean applied =
                free
                        && dialect.has(Clause.APPLY)
                        && !dialect.has(Clause.LATERAL)
                        && join.right() instanceof FromItem.Derived derived
                        && derived.lateral();
        if (applied) {
            boolean outer = join.type() == FromItem.JoinType.LEFT;
            out.say(outer ? "OUTER APPLY" : "CROSS APPLY").node(join.right());
            return;
        }
        if (join.natural()) {
            out.say("NATURAL");
        }
        out.say(words(join.type()));
        relation(join.right(), out);
        if (on != null && join.using().isEmpty()) {
            out.say("ON").node(on);
        } else if (on != null) {
            // Snowflake's ASOF joins alone have columns beside their condition.
            out.say("MATCH_CONDITION (").node(on).glue(")");
        }
        if (!join.using().isEmpty()) {
            out.say("USING").names(names.each(join.using()));
        }
    }

    private static String words(FromItem.JoinType type) {
        return switch (type) {
            case INNER -> "JOIN";
            case LEFT -> "LEFT JOIN";
            case RIGHT -> "RIGHT JOIN";
            case FULL -> "FULL JOIN";
            case CROSS -> "CROSS JOIN";
            case SEMI -> "LEFT SEMI JOIN";
            case ANTI -> "LEFT ANTI JOIN";
        };
    }
}
