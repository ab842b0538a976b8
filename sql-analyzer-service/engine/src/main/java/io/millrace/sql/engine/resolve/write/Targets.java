package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which column of which table an output is written to, if any.
public final class Targets {
    private static final String UNNAMED = "?column?";

    private Targets() {}

    public static List<Resolved.Column> untargeted(Columns columns) {
        List<Resolved.Column> list = new ArrayList<>();
        for (Output output : columns.outputs()) {
            list.add(new Resolved.Column(name(output), output.node(), null));
        }
        return list;
    }

    public static List<Resolved.Column> targeted(Columns columns, Relation target) {
        List<Resolved.Column> list = new ArrayList<>();
        for (Output output : columns.outputs()) {
            list.add(targeted(output, name(output), target));
        }
        return list;
    }

    /// One output on its way into a column of the target.
    public static Resolved.Column targeted(
            Output output, @Nullable String column, Relation target) {
        return targeted(name(output), output.node(), column == null ? UNNAMED : column, target);
    }

    public static Resolved.Column targeted(
            @Nullable String name, ColumnNode node, String column, Relation target) {
        target.use(column);
        return new Resolved.Column(name, node, new ColumnName(target.display(), column));
    }

    public static @Nullable String name(Output output) {
        return switch (output) {
            case Output.Named named -> named.name();
            case Output.Open _ -> "*";
        };
    }
}
