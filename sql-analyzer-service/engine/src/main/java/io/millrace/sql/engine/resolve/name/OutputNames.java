package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names of output columns.
public final class OutputNames {
    private OutputNames() {}

    /// The name PostgreSQL gives an expression without an alias (`FigureColname`); null where that
    /// is `?column?`.
    public static @Nullable String of(Expression expression) {
        Expression at = expression;
        String fallback = null;
        while (true) {
            switch (at) {
                case Expression.Cast cast -> {
                    fallback = fallback == null ? cast.type().name() : fallback;
                    at = cast.operand();
                    continue;
                }
                case Expression.Collate collate -> {
                    at = collate.operand();
                    continue;
                }
                case Expression.OuterMark marked -> {
                    at = marked.operand();
                    continue;
                }
                case Expression.Subscript subscript -> {
                    at = subscript.operand();
                    continue;
                }
                case Expression.ColumnReference reference -> {
                    return reference.parts().getLast().text();
                }
                case Expression.Field field -> {
                    Identifier name = field.field();
                    return name == null ? fallback : name.text();
                }
                case Call call -> {
                    return call.name().last().text();
                }
                case Expression.Case choice -> {
                    return fallback == null ? "case" : fallback;
                }
                case Expression.Exists _ -> {
                    return "exists";
                }
                case Expression.ArrayQuery _, Expression.ArrayItems _ -> {
                    return "array";
                }
                case Expression.Row _ -> {
                    return "row";
                }
                case Expression.AtTimeZone _ -> {
                    return "timezone";
                }
                case Expression.Literal _,
                        Expression.Parameter _,
                        Expression.Star _,
                        Expression.Logical _,
                        Expression.Arithmetic _,
                        Expression.Comparison _,
                        Expression.Prefix _,
                        Expression.Lambda _,
                        Expression.Composite _,
                        Expression.TableArgument _,
                        Expression.WrittenTable _,
                        Expression.Effect _,
                        Expression.Between _,
                        Expression.Like _,
                        Expression.InList _,
                        Expression.InQuery _,
                        Expression.Quantified _,
                        Expression.Test _ -> {
                    return fallback;
                }
                case Expression.Subquery subquery -> {
                    SelectItem only = onlyItem(subquery.query());
                    if (only == null) {
                        return fallback;
                    }
                    Identifier alias = only.alias();
                    if (alias != null) {
                        return alias.text();
                    }
                    at = only.expression();
                }
            }
        }
    }

    /// What a scalar subquery selects, whose name it has.
    private static @Nullable SelectItem onlyItem(Query query) {
        QueryBody body = query.body();
        while (body instanceof QueryBody.Nested nested) {
            body = nested.query().body();
        }
        if (body instanceof QueryBody.SetOperation operation) {
            body = operation.operands().getFirst();
        }
        return body instanceof QueryBody.Select select && select.items().size() == 1
                ? select.items().getFirst()
                : null;
    }

    /// The same columns under other names, as far as there are names. Where a name falls on a `*`,
    /// the column is one of those it stands for.
    public static Columns rename(Columns columns, List<Identifier> names) {
        if (names.isEmpty()) {
            return columns;
        }
        List<Output> renamed = new ArrayList<>();
        Output.Open open = null;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).text();
            if (open == null && i < columns.outputs().size()) {
                Output output = columns.outputs().get(i);
                if (output instanceof Output.Open star) {
                    open = star;
                } else {
                    renamed.add(new Output.Named(name, output.node()));
                    continue;
                }
            }
            renamed.add(
                    new Output.Named(name, open == null ? ColumnNode.computed() : partOf(open)));
        }
        if (open == null) {
            renamed.addAll(
                    columns.outputs()
                            .subList(
                                    Math.min(names.size(), columns.outputs().size()),
                                    columns.outputs().size()));
        }
        return Columns.of(renamed);
    }

    private static ColumnNode partOf(Output.Open star) {
        ColumnNode node = ColumnNode.computed();
        node.feed(star.node(), LineageKind.IDENTITY);
        return node;
    }
}
