package io.millrace.sql.engine.resolve.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.resolve.name.Relations;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.CteMap;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Resolution;
import io.millrace.sql.engine.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resolves FROM into the relations it brings into scope.
public final class FromResolver implements Relations {
    private final RelationResolvers resolver;
    private final Joins joins;
    private final Shapes shapes;
    private final TableFunctions functions;

    FromResolver(RelationResolvers resolver) {
        this.resolver = resolver;
        this.joins = new Joins(resolver);
        this.shapes = new Shapes(resolver);
        this.functions = new TableFunctions(resolver);
    }

    @Override
    public FromGroup resolve(List<FromItem> items, Scope outer, Summary summary) {
        FromGroup all = FromGroup.none();
        for (FromItem item : items) {
            resolver.settings().budget().work(all.relations().size(), item.span());
            all = all.and(resolve(item, outer, all, summary));
        }
        return all;
    }

    /// @param before the items to the left, which LATERAL and functions see
    public FromGroup resolve(FromItem item, Scope outer, FromGroup before, Summary summary) {
        return switch (item) {
            case FromItem.Table table -> FromGroup.of(table(table, outer, before, summary));
            case FromItem.Sampled sampled -> sampled(sampled, outer, before, summary);
            case FromItem.Derived derived -> FromGroup.of(derived(derived, outer, before, summary));
            case FromItem.Functions call ->
                    FromGroup.of(functions.resolve(call, outer, before, summary));
            case FromItem.Joined joined -> joined(joined, outer, before, summary);
            case FromItem.Pivot pivot -> FromGroup.of(shapes.pivot(pivot, outer, before, summary));
            case FromItem.Unpivot unpivot ->
                    FromGroup.of(shapes.unpivot(unpivot, outer, before, summary));
            case FromItem.MatchRecognize match ->
                    FromGroup.of(shapes.match(match, outer, before, summary));
        };
    }

    private FromGroup sampled(
            FromItem.Sampled sampled, Scope outer, FromGroup before, Summary summary) {
        FromGroup source = resolve(sampled.source(), outer, before, summary);
        sample(sampled.sample(), outer, before, source, summary);
        return source;
    }

    /// What belongs to a relation and feeds no column: samples, points in time.
    private void sample(
            List<Expression> parts, Scope outer, FromGroup before, FromGroup own, Summary summary) {
        if (!parts.isEmpty()) {
            Frame frame = Frame.of(outer.inner(before).inner(own), summary);
            parts.forEach(part -> resolver.expressions().node(part, frame));
        }
    }

    private Relation table(FromItem.Table table, Scope outer, FromGroup before, Summary summary) {
        Relation path = path(table, outer, before);
        Relation relation = path == null ? named(table, outer) : path;
        summary.add(relation);
        sample(table.sample(), outer, before, FromGroup.of(relation), summary);
        return relation;
    }

    private Relation named(FromItem.Table table, Scope outer) {
        String alias = name(table.alias());
        Identifier last = table.name().last();
        CteMap.Definition common =
                table.name().parts().size() == 1
                        ? outer.ctes().find(last.text()).orElse(null)
                        : null;
        Relation relation =
                common == null
                        ? resolver.tables().table(table.name(), alias, TableRole.READ)
                        : new Relation(
                                TableKind.CTE,
                                TableRole.READ,
                                new QualifiedName(null, null, last.text()),
                                alias,
                                common.columns());
        if (!columnNames(table.alias()).isEmpty()) {
            resolver.settings().budget().columns(relation.columns().outputs().size(), table.span());
        }
        return renamed(relation, table.alias());
    }

    /// `FROM t, t.items AS i`: the elements of a column of a relation to the left; null if it is
    /// none.
    private @Nullable Relation path(FromItem.Table table, Scope outer, FromGroup before) {
        List<Identifier> parts = table.name().parts();
        if (parts.size() < 2
                || before.relations().isEmpty()
                || !resolver.settings().dialect().has(Clause.PATHS_AS_TABLES)) {
            return null;
        }
        Scope left = outer.inner(before);
        if (before.called(parts.subList(0, 1)) == null) {
            return null;
        }
        Resolution column = left.resolve(parts.subList(0, 2));
        ColumnNode node = ColumnNode.computed();
        if (column instanceof Resolution.Found found) {
            node.feed(found.node(), LineageKind.EXPRESSION);
        }
        String alias = name(table.alias());
        String label = alias == null ? table.name().last().text() : alias;
        return new Relation(
                TableKind.FUNCTION,
                TableRole.READ,
                new QualifiedName(null, null, "unnest"),
                label,
                Columns.of(List.of(new Output.Named(label, node))));
    }

    private Relation derived(
            FromItem.Derived derived, Scope outer, FromGroup before, Summary summary) {
        boolean lateral =
                derived.lateral() || resolver.settings().dialect().has(Clause.LATERAL_UNSAID);
        Scope scope = lateral ? outer.inner(before) : outer;
        Summary inner = new Summary(resolver.settings().budget());
        Columns columns = resolver.queries().resolve(derived.query(), scope, inner);
        TableKind kind =
                derived.query().body() instanceof QueryBody.Values
                        ? TableKind.VALUES
                        : TableKind.DERIVED;
        if (!columnNames(derived.alias()).isEmpty()) {
            resolver.settings().budget().columns(columns.outputs().size(), derived.span());
        }
        Relation relation =
                new Relation(
                        kind,
                        TableRole.READ,
                        null,
                        name(derived.alias()),
                        OutputNames.rename(columns, columnNames(derived.alias())));
        summary.add(relation, inner, derived.span());
        return relation;
    }

    private FromGroup joined(
            FromItem.Joined joined, Scope outer, FromGroup before, Summary summary) {
        FromGroup left = resolve(joined.first(), outer, before, summary);
        boolean seesAll = resolver.settings().dialect().has(Clause.COMMA_IS_A_JOIN);
        Scope around = seesAll ? outer.inner(before) : outer;
        for (FromItem.Join join : joined.joins()) {
            FromGroup right = resolve(join.right(), outer, before.beside(left), summary);
            left = joins.join(left, right, join, around, summary);
        }
        if (joined.alias() == null) {
            return left;
        }
        resolver.settings().budget().columns(left.width(), joined.span());
        List<Output> outputs = left.star().stream().map(FromGroup.StarColumn::output).toList();
        Columns columns = OutputNames.rename(Columns.of(outputs), columnNames(joined.alias()));
        return FromGroup.of(
                new Relation(
                        TableKind.DERIVED, TableRole.READ, null, name(joined.alias()), columns));
    }

    /// The relation with its columns renamed, if the alias renames any.
    private static Relation renamed(Relation relation, QueryPart.@Nullable Alias alias) {
        List<Identifier> names = columnNames(alias);
        if (names.isEmpty()) {
            return relation;
        }
        return new Relation(
                relation.kind(),
                relation.role(),
                relation.name(),
                relation.alias(),
                OutputNames.rename(relation.columns(), names));
    }

    public static @Nullable String name(QueryPart.@Nullable Alias alias) {
        return alias == null || alias.name().text().isEmpty() ? null : alias.name().text();
    }

    static List<Identifier> columnNames(QueryPart.@Nullable Alias alias) {
        return alias == null ? List.of() : alias.columns();
    }
}
