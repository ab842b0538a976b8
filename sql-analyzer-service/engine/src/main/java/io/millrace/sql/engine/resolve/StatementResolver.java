package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.result.ColumnName;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.TableKind;
import io.millrace.sql.engine.result.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.OpenRelation;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resolves whole statements.
final class StatementResolver {
    private static final String UNNAMED = "?column?";

    private final Resolver resolver;
    private final Inserts inserts;

    StatementResolver(Resolver resolver) {
        this.resolver = resolver;
        this.inserts = new Inserts(resolver);
    }

    Resolved resolve(Statement statement) {
        Scope outer = Scope.empty(resolver.settings().dialect().names().systemColumns());
        Summary summary = new Summary();
        return switch (statement) {
            case Statement.Select select -> select(select.query(), outer, summary);
            case Statement.Insert insert ->
                    new Resolved(
                            StatementKind.INSERT, inserts.resolve(insert, outer, summary), summary);
            case Statement.CreateTableAs create -> createTableAs(create, outer, summary);
        };
    }

    /// The output columns of an INSERT inside of a query: those of its RETURNING.
    Columns returning(Statement.Insert insert, Scope outer, Summary summary) {
        return inserts.returning(insert, outer, summary);
    }

    private Resolved select(Query query, Scope outer, Summary summary) {
        Columns columns = resolver.queries().resolve(query, outer, summary);
        QueryPart.Into into =
                query.body() instanceof QueryBody.Select select ? select.into() : null;
        if (into == null) {
            return new Resolved(StatementKind.SELECT, untargeted(columns), summary);
        }
        Relation target =
                summary.relations().stream()
                        .filter(relation -> relation.role() == TableRole.WRITTEN)
                        .findFirst()
                        .orElseThrow();
        return new Resolved(StatementKind.CREATE_TABLE_AS, targeted(columns, target), summary);
    }

    private Resolved createTableAs(Statement.CreateTableAs create, Scope outer, Summary summary) {
        Relation target =
                create.temporary()
                        ? temporary(create.target().last().text())
                        : resolver.tables().table(create.target(), null, TableRole.WRITTEN);
        summary.add(target);
        Columns columns =
                OutputNames.rename(
                        resolver.queries().resolve(create.source(), outer, summary),
                        create.columns());
        return new Resolved(StatementKind.CREATE_TABLE_AS, targeted(columns, target), summary);
    }

    /// A temporary table lives in a schema of the session's own; its bare name is not vague.
    private static Relation temporary(String name) {
        Columns open = Columns.of(List.of(OpenRelation.table(name).star()));
        return new Relation(
                TableKind.BASE, TableRole.WRITTEN, new QualifiedName(null, null, name), null, open);
    }

    private static List<Resolved.Column> untargeted(Columns columns) {
        List<Resolved.Column> list = new ArrayList<>();
        for (Output output : columns.outputs()) {
            list.add(new Resolved.Column(name(output), output.node(), null));
        }
        return list;
    }

    private static List<Resolved.Column> targeted(Columns columns, Relation target) {
        List<Resolved.Column> list = new ArrayList<>();
        for (Output output : columns.outputs()) {
            list.add(targeted(output, name(output), target));
        }
        return list;
    }

    /// One output on its way into a column of the target.
    static Resolved.Column targeted(Output output, @Nullable String column, Relation target) {
        return targeted(name(output), output.node(), column == null ? UNNAMED : column, target);
    }

    static Resolved.Column targeted(
            @Nullable String name, ColumnNode node, String column, Relation target) {
        target.use(column);
        return new Resolved.Column(name, node, new ColumnName(target.display(), column));
    }

    static @Nullable String name(Output output) {
        return switch (output) {
            case Output.Named named -> named.name();
            case Output.Open _ -> "*";
        };
    }
}
