package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.result.InfluenceKind;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/// Resolves MERGE and INSERT into several tables.
public final class Merges {
    private final QueryResolvers resolver;
    private final Inserts inserts;
    private final Assignments assignments;

    public Merges(QueryResolvers resolver, Inserts inserts) {
        this.resolver = resolver;
        this.inserts = inserts;
        this.assignments = new Assignments(resolver);
    }

    public Written merge(Statement.Merge merge, Scope outer, Summary summary) {
        Scope scope = resolver.commonTables().define(merge.with(), outer, summary);
        Identifier alias = merge.alias();
        Relation target =
                resolver.tables()
                        .table(
                                merge.target(),
                                alias == null ? null : alias.text(),
                                TableRole.WRITTEN);
        summary.add(target);
        FromGroup source =
                resolver.from().resolve(merge.source(), scope, FromGroup.none(), summary);
        FromGroup both = FromGroup.of(target).and(source);
        Frame frame = Frame.of(scope.inner(both), summary);
        ColumnNode on = resolver.expressions().node(merge.on(), frame);
        resolver.influences().note(InfluenceKind.JOIN, on, merge.on().span());
        List<Resolved.Column> columns = new ArrayList<>();
        for (QueryPart.MergeBranch branch : merge.branches()) {
            columns.addAll(branch(branch, target, source, frame, summary));
        }
        merge.asides().forEach(aside -> Written.aside(resolver, aside, frame));
        Scope seen = Written.scope(resolver.settings(), scope, target, source.relations());
        Columns returning =
                merge.returning().isEmpty()
                        ? Columns.of(List.of())
                        : Columns.of(
                                resolver.selectLists()
                                        .outputs(merge.returning(), Frame.of(seen, summary)));
        return new Written(columns, returning);
    }

    private List<Resolved.Column> branch(
            QueryPart.MergeBranch branch,
            Relation target,
            FromGroup source,
            Frame frame,
            Summary summary) {
        resolver.selects().conditions("when", branch.condition(), frame);
        resolver.selects().conditions("where", branch.deletes(), frame);
        if (branch.everything()) {
            Columns all =
                    Columns.of(source.star().stream().map(FromGroup.StarColumn::output).toList());
            List<Resolved.Column> columns = new ArrayList<>();
            for (Output output : all.outputs()) {
                String name = Targets.name(output);
                columns.add(Targets.targeted(output, name, target));
            }
            return columns;
        }
        if (!branch.assignments().isEmpty()) {
            return assignments.resolve(branch.assignments(), target, source, frame, summary);
        }
        List<Output> values = new ArrayList<>();
        branch.values()
                .forEach(value -> {
                    ColumnNode node = resolver.expressions().node(value, frame);
                    values.add(new Output.Named(OutputNames.of(value), node));
                });
        if (values.isEmpty()) {
            return List.of();
        }
        return inserts.targeted(branch.columns(), branch.span(), Columns.of(values), target);
    }

    /// `INSERT ALL … SELECT …`, and several INSERTs over one FROM.
    public Written several(Statement.MultiInsert insert, Scope outer, Summary summary) {
        Scope scope = resolver.commonTables().define(insert.with(), outer, summary);
        List<Resolved.Column> columns = new ArrayList<>();
        for (Statement.Insert one : insert.inserts()) {
            columns.addAll(inserts.resolve(one, scope, summary).columns());
        }
        insert.exported().forEach(query -> resolver.queries().resolve(query, scope, summary));
        if (insert.source() != null) {
            Columns source = resolver.queries().resolve(insert.source(), scope, summary);
            Relation rows = new Relation(TableKind.DERIVED, TableRole.READ, null, null, source);
            Frame frame = Frame.of(scope.inner(FromGroup.of(rows)), summary);
            for (QueryPart.InsertTarget target : insert.targets()) {
                columns.addAll(into(target, source, frame, summary));
            }
        }
        return new Written(columns, Columns.of(List.of()));
    }

    private List<Resolved.Column> into(
            QueryPart.InsertTarget target, Columns source, Frame frame, Summary summary) {
        Relation table = resolver.tables().table(target.table(), null, TableRole.WRITTEN);
        summary.add(table);
        resolver.selects().conditions("when", target.condition(), frame);
        Columns rows = source;
        if (!target.values().isEmpty()) {
            List<Output> values = new ArrayList<>();
            target.values()
                    .forEach(value ->
                            values.add(
                                    new Output.Named(
                                            OutputNames.of(value),
                                            resolver.expressions().node(value, frame))));
            rows = Columns.of(values);
        }
        return inserts.targeted(target.columns(), target.span(), rows, table);
    }
}
