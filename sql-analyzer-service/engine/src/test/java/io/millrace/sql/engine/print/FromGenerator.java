package io.millrace.sql.engine.print;

import static io.millrace.sql.engine.print.Choices.NOWHERE;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.FromItem.JoinType;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import java.util.ArrayList;
import java.util.List;

/// Random relations that a dialect has.
final class FromGenerator {
    private final Dialect dialect;
    private final Choices choices;
    private final Vocabulary words;
    private final ExpressionGenerator expressions;
    private final TreeGenerator trees;

    FromGenerator(
            Dialect dialect,
            Choices choices,
            Vocabulary words,
            ExpressionGenerator expressions,
            TreeGenerator trees) {
        this.dialect = dialect;
        this.choices = choices;
        this.words = words;
        this.expressions = expressions;
        this.trees = trees;
    }

    FromItem item() {
        return choices.oneIn(3) && choices.more() ? joined(choices.oneIn(6)) : single();
    }

    FromItem.Table plainTable() {
        return new FromItem.Table(words.table(), null, List.of(), NOWHERE);
    }

    FromItem.Table table() {
        QueryPart.Alias alias =
                choices.oneIn(2) ? new QueryPart.Alias(words.relation(), List.of(), NOWHERE) : null;
        return new FromItem.Table(words.table(), alias, List.of(), NOWHERE);
    }

    private QueryPart.Alias alias() {
        List<Identifier> columns = choices.oneIn(4) ? choices.some(1, 2, words::column) : List.of();
        return new QueryPart.Alias(words.relation(), columns, NOWHERE);
    }

    FromItem.Derived derived() {
        boolean lateral = dialect.has(Clause.LATERAL) && choices.oneIn(6);
        return new FromItem.Derived(trees.query(), lateral, alias(), NOWHERE);
    }

    private FromItem single() {
        if (!choices.more()) {
            return table();
        }
        return switch (choices.below(10)) {
            case 0, 1, 2 -> derived();
            case 3 -> functions();
            case 4 -> dialect.has(Clause.PIVOT) ? pivot() : table();
            case 5 -> dialect.has(Clause.PIVOT) ? unpivot() : table();
            case 6 -> joined(choices.oneIn(3));
            default -> table();
        };
    }

    private FromItem functions() {
        boolean several = dialect.has(Clause.EMPTY_SELECT) && choices.oneIn(4);
        boolean counted = dialect.has(Clause.WITH_ORDINALITY) && choices.oneIn(3);
        return new FromItem.Functions(
                choices.some(
                        1,
                        several ? 2 : 1,
                        () ->
                                Call.plain(
                                        words.called(),
                                        choices.some(0, 2, expressions::expression),
                                        NOWHERE)),
                List.of(),
                counted ? new Identifier("ordinality", false, NOWHERE) : null,
                choices.oneIn(2) ? alias() : null,
                NOWHERE);
    }

    private FromItem pivot() {
        List<Expression> values = choices.some(1, 3, words::constant);
        List<Identifier> named = new ArrayList<>();
        values.forEach(any -> named.add(words.column()));
        return new FromItem.Pivot(
                plainTable(),
                choices.some(
                        1, 2, () -> new SelectItem(expressions.call(), words.column(), NOWHERE)),
                List.of(words.reference()),
                values,
                List.copyOf(named),
                List.of(),
                List.of(),
                choices.oneIn(2) ? alias() : null,
                NOWHERE);
    }

    private FromItem unpivot() {
        return new FromItem.Unpivot(
                plainTable(),
                choices.some(1, 2, words::column),
                List.of(words.column()),
                choices.some(1, 2, words::reference).stream().map(Expression.class::cast).toList(),
                List.of(),
                choices.oneIn(2) ? alias() : null,
                NOWHERE);
    }

    FromItem joined(boolean named) {
        return new FromItem.Joined(
                single(), choices.some(1, 3, this::join), named ? alias() : null, NOWHERE);
    }

    private FromItem.Join join() {
        JoinType type = choices.of(types());
        boolean cross = type == JoinType.CROSS;
        boolean sided = type == JoinType.SEMI || type == JoinType.ANTI;
        boolean natural = dialect.has(Clause.NATURAL_JOIN) && isJoinWord(Keyword.NATURAL);
        if (!cross && !sided && natural && choices.oneIn(8)) {
            return new FromItem.Join(type, true, single(), null, List.of(), NOWHERE);
        }
        if (!cross && dialect.has(Clause.JOIN_USING) && choices.oneIn(4)) {
            List<Identifier> using = choices.some(1, 2, words::column);
            return new FromItem.Join(type, false, single(), null, using, NOWHERE);
        }
        FromItem right = single();
        Expression on = cross ? null : expressions.expression();
        return new FromItem.Join(type, false, right, on, List.of(), NOWHERE);
    }

    /// Where a word may be an alias, no join begins with it: MySQL has no FULL JOIN, Hive no
    /// NATURAL.
    private boolean isJoinWord(Keyword word) {
        return !dialect.allowsAsAlias(word);
    }

    private List<JoinType> types() {
        List<JoinType> types =
                new ArrayList<>(
                        List.of(
                                JoinType.INNER,
                                JoinType.INNER,
                                JoinType.LEFT,
                                JoinType.RIGHT,
                                JoinType.CROSS));
        if (isJoinWord(Keyword.FULL)) {
            types.add(JoinType.FULL);
        }
        if (dialect.has(Clause.SEMI_JOIN)) {
            types.add(JoinType.SEMI);
            types.add(JoinType.ANTI);
        }
        return types;
    }
}
