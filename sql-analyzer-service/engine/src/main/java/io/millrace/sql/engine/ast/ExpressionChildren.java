package io.millrace.sql.engine.ast;

import static io.millrace.sql.engine.ast.Children.all;
import static io.millrace.sql.engine.ast.Children.one;

import java.util.function.Consumer;

/// The nodes directly below an expression, in the order of the text.
final class ExpressionChildren {
    private ExpressionChildren() {}

    static void each(Expression expression, Consumer<Node> to) {
        switch (expression) {
            case Expression.Literal _,
                    Expression.Parameter _,
                    Expression.ColumnReference _,
                    Expression.WrittenTable _ -> {
                // leaves
            }
            case Expression.Star star ->
                    Children.among(
                            star.asides(), to, others -> all(star.change().replaced(), others));
            case Expression.Lambda lambda -> one(lambda.body(), to);
            case Expression.Composite composite -> all(composite.items(), to);
            case Expression.OuterMark marked -> one(marked.operand(), to);
            case Expression.TableArgument argument -> {
                one(argument.table(), to);
                all(argument.asides(), to);
            }
            case Expression.Effect effect -> all(effect.operands(), to);
            case Expression.Logical chain -> all(chain.operands(), to);
            case Expression.Arithmetic chain -> all(chain.operands(), to);
            case Expression.Comparison comparison -> {
                one(comparison.left(), to);
                one(comparison.right(), to);
            }
            case Expression.Prefix prefix -> one(prefix.operand(), to);
            case Expression.Between between -> {
                one(between.operand(), to);
                one(between.low(), to);
                one(between.high(), to);
            }
            case Expression.Like like -> {
                one(like.operand(), to);
                one(like.pattern(), to);
                one(like.escape(), to);
            }
            case Expression.InList in -> {
                one(in.operand(), to);
                all(in.items(), to);
            }
            case Expression.InQuery in -> {
                one(in.operand(), to);
                one(in.query(), to);
            }
            case Expression.Quantified quantified -> {
                one(quantified.operand(), to);
                one(quantified.set(), to);
                one(quantified.escape(), to);
            }
            case Expression.Test test -> {
                one(test.operand(), to);
                one(test.other(), to);
            }
            case Expression.Exists exists -> one(exists.query(), to);
            case Expression.Subquery subquery -> one(subquery.query(), to);
            case Expression.ArrayQuery array -> one(array.query(), to);
            case Expression.ArrayItems array -> all(array.items(), to);
            case Expression.Row row -> all(row.items(), to);
            case Expression.Case choice -> ofCase(choice, to);
            case Expression.Cast cast -> {
                one(cast.operand(), to);
                all(cast.options(), to);
            }
            case Call call -> Children.among(call.asides(), to, others -> ofCall(call, others));
            case Expression.Subscript subscript -> {
                one(subscript.operand(), to);
                all(subscript.indexes(), to);
            }
            case Expression.Field field -> one(field.operand(), to);
            case Expression.AtTimeZone at -> {
                one(at.operand(), to);
                one(at.zone(), to);
            }
            case Expression.Collate collate -> one(collate.operand(), to);
        }
    }

    private static void ofCase(Expression.Case choice, Consumer<Node> to) {
        one(choice.operand(), to);
        for (Expression.When branch : choice.branches()) {
            one(branch.condition(), to);
            one(branch.result(), to);
        }
        one(choice.otherwise(), to);
    }

    private static void ofCall(Call call, Consumer<Node> to) {
        all(call.arguments(), to);
        all(call.orderBy(), to);
        all(call.withinGroup(), to);
        one(call.filter(), to);
        one(call.over(), to);
    }
}
