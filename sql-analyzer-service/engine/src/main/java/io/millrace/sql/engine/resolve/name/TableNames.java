package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Node;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every table that a statement names, common table expressions among them: what the catalog is
/// asked for before anything is resolved.
final class TableNames {
    private final Set<Name> names = new LinkedHashSet<>();

    private TableNames() {}

    static Set<Name> of(Statement statement) {
        TableNames found = new TableNames();
        Children.walk(statement, found::visit);
        return found.names;
    }

    private void visit(Node node) {
        switch (node) {
            case Statement statement -> visit(statement);
            case FromItem.Table table -> add(table.name());
            case QueryPart.InsertTarget target -> add(target.table());
            case QueryPart.Into into -> add(into.table());
            default -> {
                // names no table
            }
        }
    }

    private void visit(Statement statement) {
        switch (statement) {
            case Statement.Insert insert -> add(insert.target());
            case Statement.Delete delete -> delete.targets().forEach(this::add);
            case Statement.Merge merge -> add(merge.target());
            case Statement.CreateTableAs create -> add(create.target());
            case Statement.CreateView create -> add(create.target());
            case Statement.Transfer transfer -> {
                add(transfer.written());
                add(transfer.read());
            }
            case Statement.Definition definition -> {
                definition.written().forEach(this::add);
                definition.read().forEach(this::add);
            }
            case Statement.Select _,
                    Statement.MultiInsert _,
                    Statement.Update _,
                    Statement.Use _ -> {
                // their tables are nodes of their own
            }
        }
    }

    private void add(@Nullable Name name) {
        if (name != null) {
            names.add(name);
        }
    }
}
