package io.millrace.sql.engine.print;

import static io.millrace.sql.engine.print.Choices.NOWHERE;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;

/// Random statements that change something.
final class ChangeGenerator {
    private final Dialect dialect;
    private final Choices choices;
    private final Vocabulary words;
    private final ExpressionGenerator expressions;
    private final FromGenerator from;
    private final TreeGenerator trees;

    ChangeGenerator(
            Dialect dialect,
            Choices choices,
            Vocabulary words,
            ExpressionGenerator expressions,
            FromGenerator from,
            TreeGenerator trees) {
        this.dialect = dialect;
        this.choices = choices;
        this.words = words;
        this.expressions = expressions;
        this.from = from;
        this.trees = trees;
    }

    Statement statement() {
        boolean temporary =
                dialect.definables().modifiers().contains("TEMPORARY") && choices.oneIn(3);
        List<Identifier> columns = choices.oneIn(3) ? choices.some(1, 2, words::column) : List.of();
        return switch (choices.below(6)) {
            case 0 ->
                    new Statement.CreateTableAs(
                            words.table(), temporary, columns, trees.query(), NOWHERE);
            case 1 ->
                    new Statement.CreateView(
                            words.table(), temporary, columns, trees.query(), NOWHERE);
            default -> change();
        };
    }

    /// INSERT, UPDATE, DELETE or MERGE.
    Statement change() {
        return switch (choices.below(4)) {
            case 0 -> dialect.has(Clause.UPDATE) ? update() : insert();
            case 1 -> dialect.has(Clause.DELETE) ? delete() : insert();
            case 2 -> dialect.has(Clause.MERGE) ? merge() : insert();
            default -> insert();
        };
    }

    private Statement insert() {
        boolean rows = choices.oneIn(2);
        Query source = rows ? rows() : trees.query();
        boolean conflicts = dialect.has(Clause.ON_CONFLICT) || dialect.has(Clause.ON_DUPLICATE_KEY);
        boolean defaults = dialect.has(Clause.DEFAULT_VALUES) && choices.oneIn(8);
        return new Statement.Insert(
                null,
                words.table(),
                dialect.has(Clause.ON_CONFLICT) && choices.oneIn(4) ? words.relation() : null,
                !defaults && choices.oneIn(2) ? choices.some(1, 2, words::column) : List.of(),
                List.of(),
                List.of(),
                defaults ? null : source,
                conflicts && rows && choices.oneIn(3) ? conflict() : null,
                returning(),
                NOWHERE);
    }

    private Query rows() {
        QueryBody values = trees.values();
        if (choices.oneIn(4)) {
            Expression.Row row = new Expression.Row(List.of(words.fallback()), NOWHERE);
            values = new QueryBody.Values(List.of(row), NOWHERE);
        }
        return new Query(null, values, List.of(), List.of(), List.of(), NOWHERE);
    }

    private QueryPart.OnConflict conflict() {
        boolean standard = dialect.has(Clause.ON_CONFLICT) && !dialect.has(Clause.ON_DUPLICATE_KEY);
        boolean nothing = standard && choices.oneIn(3);
        return new QueryPart.OnConflict(
                standard
                        ? choices.some(1, 2, words::reference).stream()
                                .map(Expression.class::cast)
                                .toList()
                        : List.of(),
                nothing ? List.of() : choices.some(1, 2, this::assignment),
                standard && !nothing && choices.oneIn(3) ? expressions.expression() : null,
                NOWHERE);
    }

    private QueryPart.Assignment assignment() {
        boolean several = dialect.has(Clause.ROW_ASSIGNMENT) && choices.oneIn(4);
        return new QueryPart.Assignment(
                !several && choices.oneIn(4) ? List.of(words.column()) : List.of(),
                choices.some(several ? 2 : 1, several ? 2 : 1, words::column),
                !several && dialect.has(Clause.ARRAYS) && choices.oneIn(4)
                        ? List.of(expressions.expression())
                        : List.of(),
                expressions.expression(),
                NOWHERE);
    }

    private List<SelectItem> returning() {
        boolean returns = dialect.has(Clause.RETURNING) || dialect.has(Clause.OUTPUT);
        return returns && choices.oneIn(3) ? choices.some(1, 2, trees::item) : List.of();
    }

    private Statement update() {
        boolean limited = dialect.has(Clause.UPDATE_LIMIT) && choices.oneIn(3);
        return new Statement.Update(
                choices.oneIn(8) ? trees.with() : null,
                dialect.has(Clause.UPDATE_JOINS) && choices.oneIn(2)
                        ? List.of(from.joined(false))
                        : List.of(from.table()),
                choices.some(1, 2, this::assignment),
                dialect.has(Clause.UPDATE_FROM) && choices.oneIn(3)
                        ? choices.some(1, 2, from::item)
                        : List.of(),
                choices.oneIn(2) ? expressions.expression() : null,
                limited ? expressions.sorting() : List.of(),
                limited ? List.of(words.number()) : List.of(),
                returning(),
                NOWHERE);
    }

    private Statement delete() {
        boolean limited = dialect.has(Clause.UPDATE_LIMIT) && choices.oneIn(3);
        boolean using = dialect.has(Clause.DELETE_USING) && choices.oneIn(2);
        FromItem.Table target = from.table();
        List<FromItem> items = new ArrayList<>(List.of(target));
        if (using) {
            items.addAll(choices.some(1, 2, from::item));
        }
        return new Statement.Delete(
                choices.oneIn(8) ? trees.with() : null,
                List.of(target.name()),
                List.copyOf(items),
                choices.oneIn(2) ? expressions.expression() : null,
                limited ? expressions.sorting() : List.of(),
                limited ? List.of(words.number()) : List.of(),
                returning(),
                NOWHERE);
    }

    private Statement merge() {
        return new Statement.Merge(
                choices.oneIn(8) ? trees.with() : null,
                words.table(),
                choices.oneIn(2) ? words.relation() : null,
                choices.oneIn(2) ? from.table() : from.derived(),
                expressions.expression(),
                choices.some(1, 3, this::branch),
                returning(),
                List.of(),
                NOWHERE);
    }

    private QueryPart.MergeBranch branch() {
        int kind = choices.below(3);
        return new QueryPart.MergeBranch(
                choices.oneIn(3) ? expressions.expression() : null,
                kind == 0 ? choices.some(1, 2, this::assignment) : List.of(),
                null,
                kind == 1 && choices.oneIn(2) ? choices.some(1, 2, words::column) : List.of(),
                kind == 1 ? choices.some(1, 2, expressions::expression) : List.of(),
                false,
                NOWHERE);
    }
}
