package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.scope.Scope;
import java.util.Map;

/// Where an expression stands.
///
/// @param windows the named windows of its query, each as a node fed by the window's columns
/// @param summary what subqueries in the expression are gathered into
record Frame(Scope scope, Map<String, ColumnNode> windows, Summary summary) {
    static Frame of(Scope scope, Summary summary) {
        return new Frame(scope, Map.of(), summary);
    }
}
