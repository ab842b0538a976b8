package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.text.SourceText;

/// Expressions that hold together by themselves: constants, names, calls, CASE, CAST, rows.
final class ConstructPrinter {
    private final NamePrinter names;
    private final Dialect dialect;
    private final SourceText source;

    ConstructPrinter(NamePrinter names, Dialect dialect, SourceText source) {
        this.names = names;
        this.dialect = dialect;
        this.source = source;
    }

    void expression(Expression expression, Pieces out) {
        switch (expression) {
            case Expression.Literal literal -> out.say(source.slice(literal.span()));
            case Expression.Parameter parameter -> out.say(parameter.name());
            case Expression.ColumnReference reference -> out.say(names.of(reference));
            case Expression.Star star -> star(star, out);
            case Expression.Exists exists -> out.say("EXISTS (").node(exists.query()).glue(")");
            case Expression.Subquery subquery -> out.say("(").node(subquery.query()).glue(")");
            case Expression.ArrayQuery array -> out.say("ARRAY(").node(array.query()).glue(")");
            case Expression.ArrayItems array ->
                    out.say(dialect.has(Clause.BARE_ARRAYS) ? "[" : "ARRAY[")
                            .list(array.items())
                            .glue("]");
            case Expression.Row row ->
                    out.say(row.items().size() < 2 ? "ROW(" : "(").list(row.items()).glue(")");
            case Expression.Case choice -> choice(choice, out);
            case Expression.Cast cast -> {
                QueryPrinter.told(cast.options());
                out.say("CAST(")
                        .node(cast.operand())
                        .say("AS")
                        .say(source.slice(cast.type().span()))
                        .glue(")");
            }
            case Expression.Lambda lambda ->
                    out.names(names.each(lambda.parameters())).say("->").node(lambda.body());
            case Expression.Composite composite -> composite(composite, out);
            case Expression.TableArgument argument -> {
                QueryPrinter.told(argument.asides());
                out.say("TABLE(").node(argument.table()).glue(")");
            }
            case Expression.WrittenTable _ ->
                    throw new IllegalArgumentException(
                            "The tree does not say which clause writes this table.");
            case Expression.Effect effect -> out.say(source.slice(effect.span()));
            case Call call -> call(call, out);
            default ->
                    throw new IllegalArgumentException(
                            "An operator is none of these: " + expression.getClass().getName());
        }
    }

    private void star(Expression.Star star, Pieces out) {
        QueryPrinter.told(star.asides());
        String qualifier = names.dotted(star.qualifier());
        out.say(qualifier.isEmpty() ? "*" : qualifier + ".*");
        Expression.StarChange change = star.change();
        if (!change.excluded().isEmpty()) {
            out.say(dialect.has(Clause.STAR_EXCLUDE) ? "EXCLUDE" : "EXCEPT")
                    .names(names.each(change.excluded()));
        }
        if (!change.replaced().isEmpty()) {
            out.say("REPLACE (").list(change.replaced()).glue(")");
        }
        if (!change.renamed().isEmpty()) {
            out.say("RENAME")
                    .names(
                            change.renamed().stream()
                                    .map(one -> names.of(one.from()) + " AS " + names.of(one.to()))
                                    .toList());
        }
    }

    private static void choice(Expression.Case choice, Pieces out) {
        out.clause("CASE", choice.operand());
        if (choice.operand() == null) {
            out.say("CASE");
        }
        for (Expression.When branch : choice.branches()) {
            out.say("WHEN").node(branch.condition()).say("THEN").node(branch.result());
        }
        out.clause("ELSE", choice.otherwise()).say("END");
    }

    /// The tree does not keep the keys; each value gets one.
    private static void composite(Expression.Composite composite, Pieces out) {
        out.say("{");
        for (int i = 0; i < composite.items().size(); i++) {
            if (i > 0) {
                out.glue(",");
            }
            out.say("'" + (i + 1) + "':").node(composite.items().get(i));
        }
        out.say("}");
    }

    private void call(Call call, Pieces out) {
        QueryPrinter.told(call.asides());
        out.say(names.of(call.name()) + "(");
        if (call.distinct()) {
            out.say("DISTINCT");
        }
        out.list(call.arguments()).clause("ORDER BY", call.orderBy()).glue(")");
        if (!call.withinGroup().isEmpty()) {
            out.say("WITHIN GROUP (").clause("ORDER BY", call.withinGroup()).glue(")");
        }
        Expression filter = call.filter();
        if (filter != null) {
            out.say("FILTER (WHERE").node(filter).glue(")");
        }
        QueryPart.Window over = call.over();
        if (over != null) {
            out.say("OVER").node(over);
        }
    }
}
