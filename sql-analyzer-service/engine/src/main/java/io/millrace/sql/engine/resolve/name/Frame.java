package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.scope.Scope;
import java.util.Map;

/// Where an expression stands.
///
/// @param windows the named windows of its query, each as a node fed by the window's columns
/// @param aliases the output columns that the expression sees by their names
/// @param aliasesLast whether they are seen only where no relation can have such a column
/// @param summary what subqueries in the expression are gathered into
public record Frame(
        Scope scope,
        Map<String, ColumnNode> windows,
        Map<String, ColumnNode> aliases,
        boolean aliasesLast,
        Summary summary) {
    public static Frame of(Scope scope, Summary summary) {
        return new Frame(scope, Map.of(), Map.of(), false, summary);
    }

    /// The same place seen from inside of another scope.
    public Frame in(Scope inner) {
        return new Frame(inner, windows, aliases, aliasesLast, summary);
    }

    /// The same place with other aliases.
    public Frame seeing(Map<String, ColumnNode> names) {
        return new Frame(scope, windows, names, false, summary);
    }

    /// The same place with other aliases, seen only where no column can be meant.
    public Frame fallingBackTo(Map<String, ColumnNode> names) {
        return new Frame(scope, windows, names, true, summary);
    }
}
