package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.Leaf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A relation whose columns are not known: whatever is asked of it exists.
public final class OpenRelation {
    private final String name;
    private final Function<String, ColumnNode> columns;
    private final Map<String, ColumnNode> asked = new HashMap<>();

    private OpenRelation(String name, Function<String, ColumnNode> columns) {
        this.name = name;
        this.columns = columns;
    }

    /// A table that is in no catalog.
    public static OpenRelation table(String name) {
        return new OpenRelation(name, column -> ColumnNode.of(new Leaf.TableColumn(name, column)));
    }

    /// The result of a function: every column of it comes from the arguments.
    public static OpenRelation function(String name, ColumnNode arguments) {
        return new OpenRelation(name, column -> arguments);
    }

    public String name() {
        return name;
    }

    /// The column of that name; the same node each time.
    public ColumnNode column(String column) {
        return asked.computeIfAbsent(column, columns);
    }

    /// All of its columns.
    public Output.Open star() {
        return new Output.Open(column("*"), List.of(this));
    }
}
