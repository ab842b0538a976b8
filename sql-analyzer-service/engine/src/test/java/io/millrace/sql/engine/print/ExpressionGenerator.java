package io.millrace.sql.engine.print;

import static io.millrace.sql.engine.print.Choices.NOWHERE;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Expression.Connective;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import java.util.ArrayList;
import java.util.List;

/// Random expressions that a dialect has.
final class ExpressionGenerator {
    private final Dialect dialect;
    private final Choices choices;
    private final Vocabulary words;
    private final TreeGenerator trees;
    private final boolean free;

    ExpressionGenerator(Dialect dialect, Choices choices, Vocabulary words, TreeGenerator trees) {
        this.dialect = dialect;
        this.choices = choices;
        this.words = words;
        this.trees = trees;
        this.free = dialect.lexis().has(Trait.FREE_OPERATORS);
    }

    Expression expression() {
        if (!choices.more()) {
            return leaf();
        }
        return switch (choices.below(16)) {
            case 0, 1 -> logical();
            case 2, 3 -> arithmetic();
            case 4, 5 -> comparison();
            case 6 -> prefix();
            case 7, 8 -> match();
            case 9 -> test();
            case 10 -> call();
            case 11 -> queried();
            case 12 -> postfix();
            case 13 -> construct();
            default -> leaf();
        };
    }

    private Expression leaf() {
        return switch (choices.below(8)) {
            case 0, 1 -> words.constant();
            case 2 -> words.parameter();
            default -> words.reference();
        };
    }

    private List<Expression> some(int least, int most) {
        return choices.some(least, most, this::expression);
    }

    private Expression logical() {
        Connective connective = choices.oneIn(2) ? Connective.AND : Connective.OR;
        return new Expression.Logical(connective, some(2, 4), NOWHERE);
    }

    private Expression arithmetic() {
        List<Expression> operands = some(2, 4);
        List<String> symbols =
                switch (choices.below(free ? 5 : 4)) {
                    case 0 -> List.of("+", "-");
                    case 1 -> List.of("*", "/", "%");
                    case 2 -> List.of("^");
                    case 3 -> dialect.has(Clause.PIPES_AS_OR) ? List.of("+", "-") : List.of("||");
                    default -> List.of("||", "~", "@>", "->>", "<->");
                };
        List<String> operators = new ArrayList<>();
        while (operators.size() < operands.size() - 1) {
            operators.add(choices.of(symbols));
        }
        return new Expression.Arithmetic(operands, List.copyOf(operators), NOWHERE);
    }

    private Expression comparison() {
        String operator = choices.of("= <> < > <= >= !=");
        boolean quantified = choices.oneIn(6) && dialect.has(Clause.QUANTIFIED_COMPARISONS);
        return quantified
                ? new Expression.Quantified(expression(), operator, set(), null, NOWHERE)
                : new Expression.Comparison(operator, expression(), expression(), NOWHERE);
    }

    private Expression set() {
        return choices.oneIn(2)
                ? new Expression.Subquery(trees.query(), NOWHERE)
                : words.reference();
    }

    private Expression prefix() {
        String operator = free && choices.oneIn(3) ? choices.of("@ ~") : choices.of("NOT - +");
        return new Expression.Prefix(operator, expression(), NOWHERE);
    }

    private Expression match() {
        boolean negated = choices.oneIn(2);
        return switch (choices.below(4)) {
            case 0 ->
                    new Expression.Between(
                            expression(), expression(), expression(), negated, NOWHERE);
            case 1 ->
                    new Expression.Like(
                            expression(),
                            expression(),
                            choices.oneIn(3) ? words.constant() : null,
                            negated,
                            NOWHERE);
            case 2 -> new Expression.InQuery(expression(), trees.query(), negated, NOWHERE);
            default -> new Expression.InList(expression(), items(), negated, NOWHERE);
        };
    }

    /// A query alone in the parentheses of IN is no item of a list.
    private List<Expression> items() {
        List<Expression> items = some(1, 3);
        return items.size() == 1 && items.getFirst() instanceof Expression.Subquery
                ? List.of(words.number())
                : items;
    }

    private Expression test() {
        boolean negated = choices.oneIn(2);
        return choices.oneIn(3) && !dialect.has(Clause.DML_PRIORITY)
                ? new Expression.Test(expression(), "DISTINCT", expression(), negated, NOWHERE)
                : new Expression.Test(
                        expression(),
                        choices.of("NULL TRUE FALSE UNKNOWN"),
                        null,
                        negated,
                        NOWHERE);
    }

    private Expression queried() {
        return choices.oneIn(2)
                ? new Expression.Exists(trees.query(), NOWHERE)
                : new Expression.Subquery(trees.query(), NOWHERE);
    }

    private Expression postfix() {
        boolean arrays = dialect.has(Clause.ARRAYS) || dialect.has(Clause.BARE_ARRAYS);
        return switch (choices.below(5)) {
            case 0 -> new Expression.Field(expression(), words.column(), NOWHERE);
            case 1 -> new Expression.AtTimeZone(expression(), expression(), NOWHERE);
            case 2 ->
                    new Expression.Collate(
                            expression(), new Name(List.of(words.tablePart()), NOWHERE), NOWHERE);
            case 3 ->
                    dialect.has(Clause.OUTER_MARK)
                            ? new Expression.OuterMark(words.reference(), NOWHERE)
                            : leaf();
            default ->
                    arrays
                            ? new Expression.Subscript(
                                    expression(),
                                    some(0, dialect.has(Clause.JSON_COLON) ? 1 : 2),
                                    NOWHERE)
                            : leaf();
        };
    }

    private Expression construct() {
        boolean arrays = dialect.has(Clause.ARRAYS) || dialect.has(Clause.BARE_ARRAYS);
        return switch (choices.below(5)) {
            case 0 -> new Expression.Cast(expression(), words.type(), NOWHERE);
            case 1 -> new Expression.Row(some(1, 3), NOWHERE);
            case 2 -> arrays ? new Expression.ArrayItems(some(0, 3), NOWHERE) : leaf();
            case 3 ->
                    dialect.has(Clause.BRACES)
                            ? new Expression.Composite(some(1, 3), NOWHERE)
                            : leaf();
            default -> choice();
        };
    }

    private Expression choice() {
        List<Expression.When> branches =
                choices.some(1, 2, () -> new Expression.When(expression(), expression()));
        return new Expression.Case(
                choices.oneIn(2) ? expression() : null,
                branches,
                choices.oneIn(2) ? expression() : null,
                NOWHERE);
    }

    Call call() {
        boolean lambda = dialect.has(Clause.LAMBDAS) && choices.oneIn(6);
        List<Expression> arguments =
                lambda
                        ? List.of(
                                new Expression.Lambda(
                                        choices.some(1, 2, words::column), expression(), NOWHERE))
                        : some(0, 3);
        if (choices.oneIn(2) || arguments.isEmpty()) {
            return Call.plain(words.called(), arguments, NOWHERE);
        }
        boolean filters = dialect.has(Clause.AGGREGATE_FILTER) && choices.oneIn(3);
        return new Call(
                words.called(),
                arguments,
                choices.oneIn(3),
                choices.oneIn(4) ? sorting() : List.of(),
                choices.oneIn(6) ? sorting() : List.of(),
                filters ? expression() : null,
                choices.oneIn(3) ? window() : null,
                NOWHERE);
    }

    List<QueryPart.SortItem> sorting() {
        return choices.some(1, 2, () -> new QueryPart.SortItem(expression(), NOWHERE));
    }

    QueryPart.Window window() {
        return new QueryPart.Window(
                choices.oneIn(4) ? words.column() : null,
                choices.oneIn(2) ? some(1, 2) : List.of(),
                choices.oneIn(2) ? sorting() : List.of(),
                choices.oneIn(3) ? some(1, 2) : List.of(),
                NOWHERE);
    }
}
