package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Expression;
import java.util.List;
import java.util.Locale;

/// Operators with their operands. A chain of one level never has a chain of that level as an
/// operand without parentheses: it would be read as one longer chain. Comparisons and conditions
/// are not chained either, because most dialects refuse that.
final class OperatorPrinter {
    private final NamePrinter names;

    OperatorPrinter(NamePrinter names) {
        this.names = names;
    }

    /// Whether the expression is one of these.
    boolean expression(Expression expression, Pieces out) {
        switch (expression) {
            case Expression.Logical chain -> logical(chain, out);
            case Expression.Arithmetic chain -> arithmetic(chain, out);
            case Expression.Comparison comparison -> comparison(comparison, out);
            case Expression.Prefix prefix ->
                    out.say(prefix.operator())
                            .operand(prefix.operand(), Binding.ofPrefixOperand(prefix.operator()));
            case Expression.Between between ->
                    negated(out.operand(between.operand(), Binding.MATCH + 1), between.negated())
                            .say("BETWEEN")
                            .operand(between.low(), Binding.MATCH + 1)
                            .say("AND")
                            .operand(between.high(), Binding.MATCH + 1);
            case Expression.Like like -> like(like, out);
            case Expression.InList in ->
                    negated(out.operand(in.operand(), Binding.MATCH + 1), in.negated())
                            .say("IN (")
                            .list(in.items())
                            .glue(")");
            case Expression.InQuery in ->
                    negated(out.operand(in.operand(), Binding.MATCH + 1), in.negated())
                            .say("IN (")
                            .node(in.query())
                            .glue(")");
            case Expression.Quantified quantified -> quantified(quantified, out);
            case Expression.Test test -> test(test, out);
            case Expression.AtTimeZone at ->
                    out.operand(at.operand(), Binding.AT)
                            .say("AT TIME ZONE")
                            .operand(at.zone(), Binding.AT + 1);
            case Expression.Collate collate ->
                    out.operand(collate.operand(), Binding.COLLATE)
                            .say("COLLATE")
                            .say(names.of(collate.collation()));
            case Expression.Subscript subscript -> subscript(subscript, out);
            case Expression.Field field -> field(field, out);
            case Expression.OuterMark marked ->
                    out.operand(marked.operand(), Binding.POSTFIX).say("(+)");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Pieces negated(Pieces out, boolean negated) {
        return negated ? out.say("NOT") : out;
    }

    private static void logical(Expression.Logical chain, Pieces out) {
        int level = Binding.of(chain) + 1;
        List<Expression> operands = chain.operands();
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                out.say(chain.connective().name());
            }
            out.operand(operands.get(i), level);
        }
    }

    private static void arithmetic(Expression.Arithmetic chain, Pieces out) {
        int level = Binding.of(chain) + 1;
        List<Expression> operands = chain.operands();
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                out.say(chain.operators().get(i - 1));
            }
            out.operand(operands.get(i), level);
        }
    }

    private static void comparison(Expression.Comparison comparison, Pieces out) {
        int level = Binding.of(comparison);
        boolean assigns = level == Binding.CHOICE;
        String operator =
                comparison.operator().equalsIgnoreCase("MEMBER")
                        ? "MEMBER OF"
                        : comparison.operator();
        out.operand(comparison.left(), level + 1)
                .say(operator)
                .operand(comparison.right(), assigns ? level : level + 1);
    }

    private static void like(Expression.Like like, Pieces out) {
        negated(out.operand(like.operand(), Binding.MATCH + 1), like.negated())
                .say("LIKE")
                .operand(like.pattern(), Binding.MATCH + 1);
        Expression escape = like.escape();
        if (escape != null) {
            out.say("ESCAPE").operand(escape, Binding.MATCH + 1);
        }
    }

    /// The set always stands in parentheses; a query brings its own.
    private static void quantified(Expression.Quantified quantified, Pieces out) {
        int level = Binding.of(quantified);
        out.operand(quantified.operand(), level + 1)
                .say(quantified.operator().toUpperCase(Locale.ROOT))
                .say("ANY");
        if (quantified.set() instanceof Expression.Subquery) {
            out.node(quantified.set());
        } else {
            out.say("(").node(quantified.set()).glue(")");
        }
        Expression escape = quantified.escape();
        if (escape != null) {
            out.say("ESCAPE").operand(escape, Binding.MATCH + 1);
        }
    }

    private static void test(Expression.Test test, Pieces out) {
        out.operand(test.operand(), Binding.IS + 1).say("IS");
        negated(out, test.negated());
        Expression other = test.other();
        if (other == null) {
            out.say(test.test());
        } else {
            out.say("DISTINCT FROM").operand(other, Binding.IS + 1);
        }
    }

    private static void subscript(Expression.Subscript subscript, Pieces out) {
        delimited(subscript.operand(), out);
        out.glue("[");
        if (subscript.indexes().isEmpty()) {
            out.glue(":");
        }
        for (int i = 0; i < subscript.indexes().size(); i++) {
            if (i > 0) {
                out.say(":");
            }
            out.node(subscript.indexes().get(i));
        }
        out.glue("]");
    }

    /// What a field or a subscript is taken of.
    private static void delimited(Expression operand, Pieces out) {
        boolean path =
                operand instanceof Expression.Field
                        || operand instanceof Expression.Subscript
                        || operand instanceof Expression.Subquery;
        if (path) {
            out.node(operand);
        } else {
            out.say("(").node(operand).glue(")");
        }
    }

    /// `(x).field`: without the parentheses a name would only become longer, and a number would
    /// lose its point.
    private void field(Expression.Field field, Pieces out) {
        delimited(field.operand(), out);
        var name = field.field();
        out.glue(".").glue(name == null ? "*" : names.of(name));
    }
}
