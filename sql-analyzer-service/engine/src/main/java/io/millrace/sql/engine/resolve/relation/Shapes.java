package io.millrace.sql.engine.resolve.relation;

import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.OpenRelation;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Relations that give another the shape of new columns: PIVOT, UNPIVOT, MATCH_RECOGNIZE.
final class Shapes {
    private final RelationResolvers resolver;

    Shapes(RelationResolvers resolver) {
        this.resolver = resolver;
    }

    /// Shapes of shapes nest as queries do.
    private FromGroup source(FromItem item, Scope outer, FromGroup before, Summary summary) {
        resolver.enter(item.span());
        FromGroup source = resolver.from().resolve(item, outer, before, summary);
        resolver.leave();
        return source;
    }

    /// The columns that are neither aggregated nor pivoted, then one column per value and
    /// aggregate.
    Relation pivot(FromItem.Pivot pivot, Scope outer, FromGroup before, Summary summary) {
        FromGroup source = source(pivot.source(), outer, before, summary);
        Frame frame = Frame.of(outer.inner(source), summary);
        Set<String> consumed = new HashSet<>();
        ColumnNode deciding = ColumnNode.computed();
        for (Expression column : pivot.columns()) {
            names(column, consumed);
            resolver.expressions().feed(column, frame, deciding);
        }
        List<ColumnNode> aggregates = new ArrayList<>();
        for (SelectItem aggregate : pivot.aggregates()) {
            names(aggregate.expression(), consumed);
            aggregates.add(resolver.expressions().node(aggregate.expression(), frame));
        }
        for (Expression value : pivot.values()) {
            if (holdsQuery(value)) {
                resolver.expressions().node(value, Frame.of(outer, summary));
            }
        }
        pivot.asides().forEach(aside -> resolver.expressions().node(aside, frame));
        resolver.settings()
                .budget()
                .columns(
                        source.width() + (long) pivot.named().size() * aggregates.size(),
                        pivot.span());
        List<Output> outputs = kept(source, consumed, pivot.groupBy(), frame);
        for (Identifier value : pivot.named()) {
            for (int i = 0; i < aggregates.size(); i++) {
                Identifier alias = pivot.aggregates().get(i).alias();
                String name = alias == null ? value.text() : value.text() + "_" + alias.text();
                outputs.add(new Output.Named(name, aggregates.get(i)));
            }
        }
        if (pivot.named().isEmpty() && !aggregates.isEmpty()) {
            outputs.add(OpenRelation.function("pivot", aggregates.getFirst()).star());
        }
        return relation(pivot.alias(), outputs);
    }

    private List<Output> kept(
            FromGroup source, Set<String> consumed, List<Expression> groupBy, Frame frame) {
        List<Output> outputs = new ArrayList<>();
        if (!groupBy.isEmpty()) {
            for (Expression expression : groupBy) {
                outputs.add(
                        new Output.Named(
                                OutputNames.of(expression),
                                resolver.expressions().node(expression, frame)));
            }
            return outputs;
        }
        for (FromGroup.StarColumn column : source.star()) {
            boolean gone =
                    column.output() instanceof Output.Named named
                            && named.name() != null
                            && consumed.contains(named.name());
            if (!gone) {
                outputs.add(column.output());
            }
        }
        return outputs;
    }

    /// The columns that stay, then the names' column and the values' columns.
    Relation unpivot(FromItem.Unpivot unpivot, Scope outer, FromGroup before, Summary summary) {
        FromGroup source = source(unpivot.source(), outer, before, summary);
        Frame frame = Frame.of(outer.inner(source), summary);
        Set<String> consumed = new HashSet<>();
        List<ColumnNode> values = new ArrayList<>();
        unpivot.values().forEach(any -> values.add(ColumnNode.computed()));
        // Which rows there are, and so which names, hangs on the columns: those that are null make
        // no row.
        ColumnNode naming = ColumnNode.computed();
        for (Expression column : unpivot.columns()) {
            List<Expression> parts =
                    column instanceof Expression.Row row ? row.items() : List.of(column);
            for (int i = 0; i < parts.size(); i++) {
                names(parts.get(i), consumed);
                ColumnNode node = resolver.expressions().node(parts.get(i), frame);
                naming.feed(node, LineageKind.CONDITIONAL);
                if (i < values.size()) {
                    values.get(i).feed(node, LineageKind.IDENTITY);
                }
            }
        }
        unpivot.asides().forEach(label -> resolver.expressions().node(label, frame));
        resolver.settings().budget().columns(source.width(), unpivot.span());
        List<Output> outputs = kept(source, consumed, List.of(), frame);
        for (Identifier name : unpivot.names()) {
            outputs.add(new Output.Named(name.text(), naming));
        }
        for (int i = 0; i < values.size(); i++) {
            outputs.add(new Output.Named(unpivot.values().get(i).text(), values.get(i)));
        }
        return relation(unpivot.alias(), outputs);
    }

    /// The columns partitioned by (or all of them), then the measures. The variables of the pattern
    /// qualify columns of the source.
    Relation match(FromItem.MatchRecognize match, Scope outer, FromGroup before, Summary summary) {
        FromGroup source = source(match.source(), outer, before, summary);
        resolver.settings().budget().columns(2 * source.width(), match.span());
        List<Relation> variables = new ArrayList<>();
        Columns columns =
                Columns.of(source.star().stream().map(FromGroup.StarColumn::output).toList());
        for (Identifier variable : match.variables()) {
            variables.add(
                    new Relation(
                            TableKind.DERIVED, TableRole.READ, null, variable.text(), columns));
        }
        Scope scope = outer.inner(FromGroup.of(variables)).inner(source);
        Frame frame = Frame.of(scope, summary);
        List<Output> outputs = new ArrayList<>();
        if (match.allRows()) {
            outputs.addAll(columns.outputs());
        }
        for (Expression expression : match.partitionBy()) {
            ColumnNode node = resolver.expressions().node(expression, frame);
            if (!match.allRows()) {
                outputs.add(new Output.Named(OutputNames.of(expression), node));
            }
        }
        for (QueryPart.SortItem item : match.orderBy()) {
            resolver.expressions().node(item.expression(), frame);
            item.asides().forEach(aside -> resolver.expressions().node(aside, frame));
        }
        match.definitions().forEach(condition -> resolver.expressions().node(condition, frame));
        outputs.addAll(resolver.selectLists().outputs(match.measures(), frame));
        return relation(match.alias(), outputs);
    }

    private static Relation relation(QueryPart.@Nullable Alias alias, List<Output> outputs) {
        Columns columns = OutputNames.rename(Columns.of(outputs), FromResolver.columnNames(alias));
        return new Relation(
                TableKind.DERIVED, TableRole.READ, null, FromResolver.name(alias), columns);
    }

    /// Whether a value is more than a constant or a name.
    private static boolean holdsQuery(Expression value) {
        boolean[] holds = {false};
        Children.walk(value, node -> holds[0] |= node instanceof Query);
        return holds[0];
    }

    /// The names of the columns that an expression reads.
    private static void names(Expression expression, Set<String> to) {
        Children.walk(
                expression,
                node -> {
                    if (node instanceof Expression.ColumnReference reference) {
                        to.add(reference.parts().getLast().text());
                    }
                });
    }
}
