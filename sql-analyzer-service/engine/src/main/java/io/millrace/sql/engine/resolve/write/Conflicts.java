package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.OpenRelation;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an INSERT writes where a row is there already.
final class Conflicts {
    private static final String EXCLUDED = "excluded";

    private final QueryResolvers resolver;
    private final Inserts inserts;

    Conflicts(QueryResolvers resolver, Inserts inserts) {
        this.resolver = resolver;
        this.inserts = inserts;
    }

    /// Adds what `ON CONFLICT DO UPDATE` writes; `excluded` is the row that was to be inserted.
    List<Resolved.Column> updated(
            Statement.Insert insert,
            List<Resolved.Column> inserted,
            Relation target,
            Scope scope,
            Summary summary) {
        QueryPart.OnConflict conflict = insert.onConflict();
        if (conflict == null) {
            return inserted;
        }
        boolean listed = !insert.columns().isEmpty();
        Scope inside = inside(insert, conflict, row(inserted, listed, target), target, scope);
        Frame frame = Frame.of(inside, summary);
        Frame own = Frame.of(scope.inner(FromGroup.of(target)), summary);
        conflict.targets().forEach(expression -> resolver.expressions().node(expression, own));
        List<Resolved.Column> columns = new ArrayList<>(inserted);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columnName(columns.get(i));
            if (name != null) {
                places.putIfAbsent(name, i);
            }
        }
        for (QueryPart.Assignment assignment : conflict.assignments()) {
            inserts.checkColumns(assignment.columns(), target);
            resolver.settings().deadline().check(assignment.span());
            assignment
                    .subscripts()
                    .forEach(subscript -> resolver.expressions().node(subscript, frame));
            ColumnNode value = resolver.expressions().node(assignment.value(), frame);
            assignment
                    .columns()
                    .forEach(column -> assign(column.text(), value, columns, places, target));
        }
        resolver.selects().conditions("where", conflict.where(), frame);
        return columns;
    }

    /// The columns of the row that was to be inserted. Where neither the statement nor the catalog
    /// tells which they are, it has every column, each from any of the values.
    private static Columns row(List<Resolved.Column> inserted, boolean listed, Relation target) {
        List<Output> outputs = new ArrayList<>();
        ColumnNode any = ColumnNode.computed();
        for (Resolved.Column column : inserted) {
            outputs.add(new Output.Named(columnName(column), column.node()));
            any.feed(column.node(), LineageKind.EXPRESSION);
        }
        if (!target.columns().isClosed() && !listed) {
            outputs.add(OpenRelation.function(EXCLUDED, any).star());
        }
        return Columns.of(outputs);
    }

    /// What the assignments see: the target first, then the row, then what its values were read
    /// from.
    private Scope inside(
            Statement.Insert insert,
            QueryPart.OnConflict conflict,
            Columns row,
            Relation target,
            Scope scope) {
        if (!resolver.settings().dialect().has(Clause.ON_DUPLICATE_KEY)) {
            return scope.inner(FromGroup.of(List.of(target, relation(EXCLUDED, row))));
        }
        Scope around = scope;
        Query source = insert.source();
        if (source != null && source.body() instanceof QueryBody.Select select) {
            Summary unheard = new Summary(resolver.settings().budget());
            Scope common = resolver.commonTables().define(source.with(), scope, unheard);
            around = around.inner(resolver.from().resolve(select.from(), common, unheard));
        }
        around = around.inner(FromGroup.of(relation(EXCLUDED, row)));
        QueryPart.Alias alias = conflict.row();
        if (alias != null) {
            Columns named = OutputNames.rename(row, alias.columns());
            around = around.inner(FromGroup.of(relation(alias.name().text(), named)));
        }
        return around.inner(FromGroup.of(target));
    }

    private static Relation relation(String name, Columns columns) {
        return new Relation(TableKind.VALUES, TableRole.READ, null, name, columns);
    }

    private static void assign(
            String column,
            ColumnNode value,
            List<Resolved.Column> columns,
            Map<String, Integer> places,
            Relation target) {
        Integer place = places.putIfAbsent(column, columns.size());
        if (place == null) {
            columns.add(Targets.targeted(column, value, column, target));
            return;
        }
        ColumnNode both = ColumnNode.computed();
        both.feed(columns.get(place).node(), LineageKind.IDENTITY);
        both.feed(value, LineageKind.IDENTITY);
        columns.set(place, Targets.targeted(columns.get(place).name(), both, column, target));
    }

    private static @Nullable String columnName(Resolved.Column column) {
        return column.target() == null ? null : column.target().column();
    }
}
