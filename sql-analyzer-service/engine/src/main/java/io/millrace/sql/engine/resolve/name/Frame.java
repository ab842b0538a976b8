package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.scope.Scope;
import java.util.Map;

/// Where an expression stands.
///
/// @param windows the named windows of its query, each as a node fed by the window's columns
/// @param aliases the output columns that the expression sees by their names
/// @param order whether an output column goes before a relation's column of its name
/// @param summary what subqueries in the expression are gathered into
public record Frame(
        Scope scope,
        Map<String, ColumnNode> windows,
        Map<String, ColumnNode> aliases,
        AliasOrder order,
        Summary summary) {
    /// What a name means that both an output column and a relation's column have.
    public enum AliasOrder {
        /// the output column
        FIRST,
        /// the column that a relation certainly has, else the output column
        BETWEEN,
        /// the column that a relation may have, else the output column
        LAST
    }

    public static Frame of(Scope scope, Summary summary) {
        return new Frame(scope, Map.of(), Map.of(), AliasOrder.BETWEEN, summary);
    }

    /// The same place seen from inside of another scope.
    public Frame in(Scope inner) {
        return new Frame(inner, windows, aliases, order, summary);
    }

    /// The same place with named windows.
    public Frame with(Map<String, ColumnNode> named) {
        return new Frame(scope, named, aliases, order, summary);
    }

    /// The same place with other aliases.
    public Frame seeing(Map<String, ColumnNode> names) {
        return new Frame(scope, windows, names, AliasOrder.BETWEEN, summary);
    }

    /// The same place with other aliases, which hide columns of their names.
    public Frame preferring(Map<String, ColumnNode> names) {
        return new Frame(scope, windows, names, AliasOrder.FIRST, summary);
    }

    /// The same place with other aliases, seen only where no column can be meant.
    public Frame fallingBackTo(Map<String, ColumnNode> names) {
        return new Frame(scope, windows, names, AliasOrder.LAST, summary);
    }
}
