package io.millrace.sql.engine.print;

import static io.millrace.sql.engine.print.Choices.NOWHERE;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryBody.SetOperator;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Random statements and queries that a dialect has, made by hand: only constants and types have
/// spans. A tree is bounded by its fuel, the number of nodes that are not leaves.
final class TreeGenerator {
    private static final int FUEL = 40;

    private final Dialect dialect;
    private final Choices choices;
    private final Vocabulary words;
    private final ExpressionGenerator expressions;
    private final FromGenerator from;
    private final ChangeGenerator changes;

    TreeGenerator(Random random, Dialect dialect) {
        this.dialect = dialect;
        this.choices = new Choices(random, 1 + random.nextInt(FUEL));
        this.words = new Vocabulary(dialect, choices);
        this.expressions = new ExpressionGenerator(dialect, choices, words, this);
        this.from = new FromGenerator(dialect, choices, words, expressions, this);
        this.changes = new ChangeGenerator(dialect, choices, words, expressions, from, this);
    }

    /// What the spans of the constants made so far are of.
    String constants() {
        return words.constants();
    }

    Statement statement() {
        return choices.oneIn(3) ? changes.statement() : new Statement.Select(query(true), NOWHERE);
    }

    Query query() {
        return query(false);
    }

    Query query(boolean outermost) {
        boolean sorted = choices.oneIn(4);
        boolean bound = dialect.has(Clause.OFFSET_AFTER_ORDER);
        return new Query(
                choices.oneIn(6) ? with() : null,
                body(),
                sorted ? expressions.sorting() : List.of(),
                bound && !sorted ? List.of() : limits(bound ? 2 : 1),
                outermost && dialect.has(Clause.LOCKING) && choices.oneIn(8)
                        ? List.of(new QueryPart.Locking(NOWHERE))
                        : List.of(),
                NOWHERE);
    }

    /// @param least how many there are, if there are any
    private List<Expression> limits(int least) {
        boolean some = dialect.has(Clause.LIMIT) || dialect.has(Clause.FETCH_FIRST);
        if (!some || !choices.oneIn(5)) {
            return List.of();
        }
        int most = dialect.has(Clause.OFFSET) ? 2 : 1;
        return choices.some(
                least, most, choices.oneIn(3) ? expressions::expression : words::number);
    }

    QueryPart.With with() {
        return new QueryPart.With(
                choices.oneIn(4), choices.some(1, 2, this::commonTable), List.of(), NOWHERE);
    }

    private QueryPart.CommonTable commonTable() {
        boolean changing = dialect.has(Clause.DML_IN_WITH) && choices.oneIn(6);
        return new QueryPart.CommonTable(
                words.relation(),
                choices.oneIn(3) ? choices.some(1, 2, words::column) : List.of(),
                changing ? changes.change() : new Statement.Select(query(), NOWHERE),
                List.of(),
                NOWHERE);
    }

    private QueryBody body() {
        if (!choices.more()) {
            return select();
        }
        return switch (choices.below(8)) {
            case 0, 1 -> combined();
            case 2 -> values();
            case 3 -> new QueryBody.Nested(query(), NOWHERE);
            case 4 ->
                    dialect.has(Clause.TABLE_COMMAND)
                            ? new QueryBody.TableCommand(from.plainTable(), NOWHERE)
                            : select();
            default -> select();
        };
    }

    private QueryBody operand() {
        return switch (choices.below(6)) {
            case 0 -> new QueryBody.Nested(query(), NOWHERE);
            case 1 -> values();
            case 2 -> intersection();
            default -> select();
        };
    }

    private QueryBody intersection() {
        return set(choices.some(2, 3, this::select), Collections.nCopies(3, SetOperator.INTERSECT));
    }

    private QueryBody combined() {
        if (choices.oneIn(4)) {
            return intersection();
        }
        List<QueryBody> operands = choices.some(2, 3, this::operand);
        List<SetOperator> operators = new ArrayList<>();
        operands.forEach(
                any -> operators.add(choices.oneIn(2) ? SetOperator.UNION : SetOperator.EXCEPT));
        return set(operands, operators);
    }

    private static QueryBody set(List<? extends QueryBody> operands, List<SetOperator> operators) {
        return new QueryBody.SetOperation(
                List.copyOf(operands),
                List.copyOf(operators.subList(0, operands.size() - 1)),
                false,
                NOWHERE);
    }

    QueryBody values() {
        int width = 1 + choices.below(2);
        return new QueryBody.Values(
                choices.some(
                        1,
                        2,
                        () ->
                                new Expression.Row(
                                        choices.some(width, width, expressions::expression),
                                        NOWHERE)),
                NOWHERE);
    }

    private QueryBody.Select select() {
        return new QueryBody.Select(
                dialect.has(Clause.DISTINCT_ON) && choices.oneIn(8)
                        ? choices.some(1, 2, expressions::expression)
                        : List.of(),
                choices.some(1, 3, this::item),
                null,
                choices.oneIn(5) ? List.of() : choices.some(1, 2, from::item),
                choices.oneIn(3) ? expressions.expression() : null,
                choices.oneIn(5) ? choices.some(1, 2, () -> grouping(2)) : List.of(),
                choices.oneIn(8) ? expressions.expression() : null,
                dialect.has(Clause.WINDOW)
                                && !dialect.allowsAsBareLabel(Keyword.WINDOW)
                                && choices.oneIn(8)
                        ? choices.some(1, 2, this::namedWindow)
                        : List.of(),
                dialect.has(Clause.QUALIFY) && choices.oneIn(8) ? expressions.expression() : null,
                List.of(),
                NOWHERE);
    }

    SelectItem item() {
        if (choices.oneIn(8)) {
            return new SelectItem(star(), null, NOWHERE);
        }
        Identifier alias = choices.oneIn(3) ? words.label() : null;
        return new SelectItem(expressions.expression(), alias, NOWHERE);
    }

    private Expression.Star star() {
        List<Identifier> qualifier = choices.oneIn(2) ? List.of(words.relation()) : List.of();
        boolean excludes = dialect.has(Clause.STAR_EXCEPT) || dialect.has(Clause.STAR_EXCLUDE);
        boolean replaces = dialect.has(Clause.STAR_REPLACE) && choices.oneIn(3);
        if (!excludes || choices.oneIn(2)) {
            return new Expression.Star(qualifier, NOWHERE);
        }
        return new Expression.Star(
                qualifier,
                new Expression.StarChange(
                        choices.some(1, 2, words::column),
                        replaces
                                ? List.of(
                                        new SelectItem(
                                                expressions.expression(), words.column(), NOWHERE))
                                : List.of(),
                        List.of()),
                NOWHERE);
    }

    private QueryPart.Grouping grouping(int depth) {
        if (depth > 0 && choices.oneIn(5) && dialect.has(Clause.GROUPING_SETS)) {
            return new QueryPart.Grouping(
                    List.of(), choices.some(1, 2, () -> grouping(depth - 1)), NOWHERE);
        }
        int count = choices.oneIn(4) ? choices.below(3) : 1;
        return new QueryPart.Grouping(
                choices.some(count, count, expressions::expression), List.of(), NOWHERE);
    }

    private QueryPart.NamedWindow namedWindow() {
        return new QueryPart.NamedWindow(words.column(), expressions.window(), NOWHERE);
    }
}
