package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.resolve.name.NameResolvers;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.resolve.query.Statements;
import io.millrace.sql.engine.resolve.write.Changes;
import io.millrace.sql.engine.resolve.write.Inserts;
import io.millrace.sql.engine.resolve.write.Merges;
import io.millrace.sql.engine.resolve.write.Resolved;
import io.millrace.sql.engine.resolve.write.Targets;
import io.millrace.sql.engine.resolve.write.Written;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.List;

/// Resolves whole statements.
final class StatementResolver implements Statements {
    private final QueryResolvers resolver;
    private final Inserts inserts;
    private final Changes changes;
    private final Merges merges;

    StatementResolver(NameResolvers names) {
        this.resolver = new QueryResolvers(names, this);
        this.inserts = new Inserts(resolver);
        this.changes = new Changes(resolver);
        this.merges = new Merges(resolver, inserts);
    }

    Resolved resolve(Statement statement) {
        Settings settings = resolver.settings();
        Scope outer = Scope.empty(settings.dialect().names().systemColumns(), settings.hasPaths());
        Summary summary = new Summary(settings.budget());
        return switch (statement) {
            case Statement.Select select -> select(select.query(), outer, summary);
            case Statement.Insert insert -> changed(StatementKind.INSERT, insert, outer, summary);
            case Statement.MultiInsert insert ->
                    changed(StatementKind.INSERT, insert, outer, summary);
            case Statement.Update update -> changed(StatementKind.UPDATE, update, outer, summary);
            case Statement.Delete delete -> changed(StatementKind.DELETE, delete, outer, summary);
            case Statement.Merge merge -> changed(StatementKind.MERGE, merge, outer, summary);
            case Statement.CreateTableAs create -> createTableAs(create, outer, summary);
            case Statement.CreateView create -> createView(create, outer, summary);
            case Statement.Transfer transfer ->
                    new Resolved(StatementKind.OTHER, transfer(transfer, outer, summary), summary);
            case Statement.Definition definition -> defined(definition, summary);
        };
    }

    private Resolved changed(
            StatementKind kind, Statement statement, Scope outer, Summary summary) {
        return new Resolved(kind, written(statement, outer, summary).columns(), summary);
    }

    private Written written(Statement statement, Scope outer, Summary summary) {
        return switch (statement) {
            case Statement.Insert insert -> inserts.resolve(insert, outer, summary);
            case Statement.MultiInsert insert -> merges.several(insert, outer, summary);
            case Statement.Update update -> changes.update(update, outer, summary);
            case Statement.Delete delete -> changes.delete(delete, outer, summary);
            case Statement.Merge merge -> merges.merge(merge, outer, summary);
            case Statement.Select select ->
                    new Written(
                            List.of(), resolver.queries().resolve(select.query(), outer, summary));
            case Statement.CreateTableAs create ->
                    new Written(
                            List.of(), resolver.queries().resolve(create.source(), outer, summary));
            case Statement.CreateView create ->
                    new Written(
                            List.of(), resolver.queries().resolve(create.source(), outer, summary));
            case Statement.Transfer _, Statement.Definition _ ->
                    new Written(List.of(), Columns.of(List.of()));
        };
    }

    @Override
    public Columns returning(Statement statement, Scope outer, Summary summary) {
        return written(statement, outer, summary).returning();
    }

    private List<Resolved.Column> transfer(
            Statement.Transfer transfer, Scope outer, Summary summary) {
        Name into = transfer.written();
        Relation target =
                into == null ? null : resolver.tables().table(into, null, TableRole.WRITTEN);
        if (target != null) {
            summary.add(target);
            transfer.columns().forEach(column -> target.use(column.text()));
        }
        Name read = transfer.read();
        if (read != null) {
            Relation source = resolver.tables().table(read, null, TableRole.READ);
            transfer.columns().forEach(column -> source.use(column.text()));
            summary.add(source);
        }
        if (transfer.source() == null) {
            return List.of();
        }
        Columns rows = resolver.queries().resolve(transfer.source(), outer, summary);
        return target == null
                ? Targets.untargeted(rows)
                : inserts.targeted(transfer.columns(), transfer.span(), rows, target);
    }

    private Resolved defined(Statement.Definition definition, Summary summary) {
        for (Name name : definition.written()) {
            summary.add(resolver.tables().table(name, null, TableRole.WRITTEN));
        }
        for (Name name : definition.read()) {
            summary.add(resolver.tables().table(name, null, TableRole.READ));
        }
        return new Resolved(StatementKind.DDL, List.of(), summary);
    }

    private Resolved createView(Statement.CreateView create, Scope outer, Summary summary) {
        Relation target =
                create.temporary()
                        ? Targets.temporary(create.target().last().text())
                        : resolver.tables().table(create.target(), null, TableRole.WRITTEN);
        summary.add(target);
        Columns columns =
                OutputNames.rename(
                        resolver.queries().resolve(create.source(), outer, summary),
                        create.columns());
        return new Resolved(StatementKind.CREATE_VIEW, Targets.targeted(columns, target), summary);
    }

    private Resolved select(Query query, Scope outer, Summary summary) {
        Columns columns = resolver.queries().resolve(query, outer, summary);
        QueryPart.Into into =
                query.body() instanceof QueryBody.Select select ? select.into() : null;
        if (into == null) {
            return new Resolved(StatementKind.SELECT, Targets.untargeted(columns), summary);
        }
        Relation target =
                summary.relations().stream()
                        .filter(relation -> relation.role() == TableRole.WRITTEN)
                        .findFirst()
                        .orElseThrow();
        return new Resolved(
                StatementKind.CREATE_TABLE_AS, Targets.targeted(columns, target), summary);
    }

    private Resolved createTableAs(Statement.CreateTableAs create, Scope outer, Summary summary) {
        Relation target =
                create.temporary()
                        ? Targets.temporary(create.target().last().text())
                        : resolver.tables().table(create.target(), null, TableRole.WRITTEN);
        summary.add(target);
        Columns columns =
                OutputNames.rename(
                        resolver.queries().resolve(create.source(), outer, summary),
                        create.columns());
        return new Resolved(
                StatementKind.CREATE_TABLE_AS, Targets.targeted(columns, target), summary);
    }
}
