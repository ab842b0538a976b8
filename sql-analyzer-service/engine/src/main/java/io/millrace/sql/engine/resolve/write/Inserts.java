package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.ColumnResolver;
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
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resolves INSERT: which output of the source goes into which column of the target.
public final class Inserts {
    private final QueryResolvers resolver;

    public Inserts(QueryResolvers resolver) {
        this.resolver = resolver;
    }

    /// What is written, and what RETURNING yields.
    public Written resolve(Statement.Insert insert, Scope outer, Summary summary) {
        Relation target = target(insert, summary);
        Scope scope = resolver.commonTables().define(insert.with(), outer, summary);
        List<Resolved.Column> columns = written(insert, target, scope, summary);
        Frame frame =
                Frame.of(
                        scope.inner(Written.returned(resolver.settings(), target, List.of())),
                        summary);
        return new Written(
                columns, Columns.of(resolver.selectLists().outputs(insert.returning(), frame)));
    }

    private Relation target(Statement.Insert insert, Summary summary) {
        Identifier alias = insert.alias();
        Relation target =
                resolver.tables()
                        .table(
                                insert.target(),
                                alias == null ? null : alias.text(),
                                TableRole.WRITTEN);
        summary.add(target);
        return target;
    }

    private List<Resolved.Column> written(
            Statement.Insert insert, Relation target, Scope scope, Summary summary) {
        checkColumns(insert.columns(), target);
        Frame own = Frame.of(scope.inner(FromGroup.of(target)), summary);
        insert.asides().forEach(aside -> resolver.expressions().node(aside, own));
        List<Resolved.Column> columns = new ArrayList<>();
        if (insert.source() != null) {
            Columns source = resolver.queries().resolve(insert.source(), scope, summary);
            List<Identifier> named = new ArrayList<>(insert.columns());
            if (!named.isEmpty()) {
                named.addAll(insert.partitions());
            }
            columns.addAll(targeted(named, insert.source().span(), source, target));
        }
        QueryPart.OnConflict conflict = insert.onConflict();
        boolean listed = !insert.columns().isEmpty();
        return conflict == null
                ? columns
                : updated(conflict, columns, listed, target, scope, summary);
    }

    void checkColumns(List<Identifier> columns, Relation target) {
        for (Identifier column : columns) {
            if (target.columns().find(column.text()) instanceof Columns.Match.None) {
                String near =
                        Suggestions.closest(column.text(), target.columns().names()).orElse(null);
                resolver.findings()
                        .error(
                                SqlErrorCode.UNKNOWN_COLUMN,
                                "The table "
                                        + target.display()
                                        + " has no column "
                                        + column.text()
                                        + ".",
                                column.span(),
                                ColumnResolver.didYouMean(near));
            }
        }
    }

    /// By the names listed, else by the target's columns in the catalog, else by the source's own
    /// names.
    ///
    /// @param place what a mismatch points at
    public List<Resolved.Column> targeted(
            List<Identifier> named, Span place, Columns source, Relation target) {
        List<String> names =
                named.isEmpty()
                        ? target.columns().names()
                        : named.stream().map(Identifier::text).toList();
        boolean placed = !named.isEmpty() || target.columns().isClosed();
        Columns outputs = source.isClosed() || !placed ? source : OutputNames.rename(source, named);
        int width = outputs.outputs().size();
        boolean listed = !named.isEmpty();
        if (source.isClosed()
                && placed
                && (width > names.size() || (listed && width != names.size()))) {
            resolver.findings()
                    .error(
                            SqlErrorCode.SEMANTIC_VALIDATION,
                            "The source has "
                                    + width
                                    + " columns for "
                                    + names.size()
                                    + " of the target.",
                            place,
                            null);
        }
        List<Resolved.Column> columns = new ArrayList<>();
        boolean byPlace = placed && outputs.isClosed();
        for (int i = 0; i < width; i++) {
            Output output = outputs.outputs().get(i);
            String column = byPlace && i < names.size() ? names.get(i) : Targets.name(output);
            columns.add(Targets.targeted(output, column, target));
        }
        return columns;
    }

    /// Adds what `ON CONFLICT DO UPDATE` writes; `excluded` is the row that was to be inserted.
    private List<Resolved.Column> updated(
            QueryPart.OnConflict conflict,
            List<Resolved.Column> inserted,
            boolean listed,
            Relation target,
            Scope scope,
            Summary summary) {
        Columns row = row(inserted, listed, target);
        Relation excluded = new Relation(TableKind.VALUES, TableRole.READ, null, "excluded", row);
        boolean duplicates = resolver.settings().dialect().has(Clause.ON_DUPLICATE_KEY);
        Scope inside =
                duplicates
                        ? scope.inner(FromGroup.of(excluded)).inner(FromGroup.of(target))
                        : scope.inner(FromGroup.of(List.of(target, excluded)));
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
            checkColumns(assignment.columns(), target);
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
            outputs.add(OpenRelation.function("excluded", any).star());
        }
        return Columns.of(outputs);
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
