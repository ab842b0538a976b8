package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.text.Span;
import java.util.List;

/// Db2's `FINAL TABLE (INSERT …)`: a statement that changes rows and yields all of their columns,
/// as if it said `RETURNING *`.
final class ChangedRows {
    private ChangedRows() {}

    static Statement all(Statement statement) {
        List<SelectItem> rows = star(statement.span());
        return switch (statement) {
            case Statement.Insert insert ->
                    new Statement.Insert(
                            insert.with(),
                            insert.target(),
                            insert.alias(),
                            insert.columns(),
                            insert.partitions(),
                            insert.asides(),
                            insert.source(),
                            insert.onConflict(),
                            rows,
                            insert.span());
            case Statement.Update update ->
                    new Statement.Update(
                            update.with(),
                            update.target(),
                            update.assignments(),
                            update.from(),
                            update.where(),
                            update.orderBy(),
                            update.limits(),
                            rows,
                            update.span());
            case Statement.Delete delete ->
                    new Statement.Delete(
                            delete.with(),
                            delete.targets(),
                            delete.from(),
                            delete.where(),
                            delete.orderBy(),
                            delete.limits(),
                            rows,
                            delete.span());
            case Statement.Merge merge ->
                    new Statement.Merge(
                            merge.with(),
                            merge.target(),
                            merge.alias(),
                            merge.source(),
                            merge.on(),
                            merge.branches(),
                            rows,
                            merge.asides(),
                            merge.span());
            case Statement.Select _,
                    Statement.MultiInsert _,
                    Statement.CreateTableAs _,
                    Statement.CreateView _,
                    Statement.Transfer _,
                    Statement.Definition _,
                    Statement.Use _ ->
                    statement;
        };
    }

    private static List<SelectItem> star(Span span) {
        return List.of(new SelectItem(new Expression.Star(List.of(), span), null, span));
    }
}
