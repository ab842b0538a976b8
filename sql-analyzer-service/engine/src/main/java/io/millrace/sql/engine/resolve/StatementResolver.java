package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.ast.Identifier;
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
import io.millrace.sql.engine.resolve.write.Definitions;
import io.millrace.sql.engine.resolve.write.Inserts;
import io.millrace.sql.engine.resolve.write.Merges;
import io.millrace.sql.engine.resolve.write.Resolved;
import io.millrace.sql.engine.resolve.write.Targets;
import io.millrace.sql.engine.resolve.write.Transfers;
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
    private final Transfers transfers;
    private final Definitions definitions;

    StatementResolver(NameResolvers names) {
        this.resolver = new QueryResolvers(names, this);
        this.inserts = new Inserts(resolver);
        this.changes = new Changes(resolver);
        this.merges = new Merges(resolver, inserts);
        this.transfers = new Transfers(resolver, inserts);
        this.definitions = new Definitions(resolver);
    }

    Resolved resolve(Statement statement) {
        Settings settings = resolver.settings();
        Scope outer = Scope.empty(settings.dialect().names().systemColumns(), settings.rules());
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
                    new Resolved(
                            StatementKind.OTHER,
                            transfers.resolve(transfer, outer, summary),
                            summary);
            case Statement.Definition definition -> definitions.resolve(definition, summary);
            case Statement.Use use -> {
                Identifier database = use.database();
                resolver.learned()
                        .used(
                                database == null ? null : database.text(),
                                use.schemas().stream().map(Identifier::text).toList());
                yield new Resolved(StatementKind.OTHER, List.of(), summary);
            }
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
            case Statement.Transfer _, Statement.Definition _, Statement.Use _ ->
                    new Written(List.of(), Columns.of(List.of()));
        };
    }

    @Override
    public Columns returning(Statement statement, Scope outer, Summary summary) {
        return written(statement, outer, summary).returning();
    }

    private Resolved createView(Statement.CreateView create, Scope outer, Summary summary) {
        return new Resolved(
                StatementKind.CREATE_VIEW,
                made(
                        create.target(),
                        create.temporary(),
                        create.columns(),
                        create.source(),
                        outer,
                        summary),
                summary);
    }

    private List<Resolved.Column> made(
            Name name,
            boolean temporary,
            List<Identifier> names,
            Query source,
            Scope outer,
            Summary summary) {
        Relation target = resolver.tables().made(name, temporary);
        summary.add(target);
        Columns columns =
                OutputNames.rename(resolver.queries().resolve(source, outer, summary), names);
        resolver.learned().made(resolver.tables().newName(name, temporary), columns, temporary);
        return Targets.targeted(columns, target);
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
        resolver.learned()
                .made(
                        resolver.tables().newName(into.table(), into.temporary()),
                        columns,
                        into.temporary());
        return new Resolved(
                StatementKind.CREATE_TABLE_AS, Targets.targeted(columns, target), summary);
    }

    private Resolved createTableAs(Statement.CreateTableAs create, Scope outer, Summary summary) {
        return new Resolved(
                StatementKind.CREATE_TABLE_AS,
                made(
                        create.target(),
                        create.temporary(),
                        create.columns(),
                        create.source(),
                        outer,
                        summary),
                summary);
    }
}
