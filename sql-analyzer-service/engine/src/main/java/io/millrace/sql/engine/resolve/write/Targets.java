package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.OpenRelation;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which column of which table an output is written to, if any.
public final class Targets {
    private static final String UNNAMED = "?column?";

    private Targets() {}

    /// A temporary table lives in a schema of the session's own; its bare name is not vague.
    public static Relation temporary(String name) {
        Columns open = Columns.of(List.of(OpenRelation.table(name).star()));
        return new Relation(
                TableKind.BASE, TableRole.WRITTEN, new QualifiedName(null, null, name), null, open);
    }

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
