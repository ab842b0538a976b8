package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Node;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;

/// Whether a statement changes and locks nothing: every node of it is of a type that is allowed to
/// stand in one that does not. A type that is added to the tree has to be put on one side or the
/// other, here.
///
/// It judges the form of a statement. What the functions it calls do is not known to it.
final class ReadOnly {
    private boolean allowed = true;

    /// Looks at one node of the statement.
    void see(Node node) {
        allowed = allowed && isAllowed(node);
    }

    /// Whether every node seen is allowed.
    boolean holds() {
        return allowed;
    }

    private static boolean isAllowed(Node node) {
        return switch (node) {
            case Expression.Effect _, Expression.WrittenTable _ -> false;
            case Expression _ -> true;
            case Statement.Insert _,
                    Statement.MultiInsert _,
                    Statement.Update _,
                    Statement.Delete _,
                    Statement.Merge _,
                    Statement.CreateTableAs _,
                    Statement.CreateView _,
                    Statement.Transfer _,
                    Statement.Definition _,
                    Statement.Use _,
                    QueryPart.MergeBranch _,
                    QueryPart.InsertTarget _,
                    QueryPart.Into _,
                    QueryPart.Locking _,
                    QueryPart.Assignment _,
                    QueryPart.OnConflict _ ->
                    false;
            case Statement.Select _,
                    Query _,
                    QueryBody _,
                    SelectItem _,
                    FromItem _,
                    QueryPart.With _,
                    QueryPart.CommonTable _,
                    QueryPart.NamedExpression _,
                    QueryPart.SortItem _,
                    QueryPart.Window _,
                    QueryPart.NamedWindow _,
                    QueryPart.Grouping _,
                    QueryPart.Alias _ ->
                    true;
        };
    }
}
