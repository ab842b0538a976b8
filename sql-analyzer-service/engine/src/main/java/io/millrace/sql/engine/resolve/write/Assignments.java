package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Resolves `column = value`: which column of the target each value feeds.
final class Assignments {
    private final QueryResolvers resolver;

    Assignments(QueryResolvers resolver) {
        this.resolver = resolver;
    }

    /// @param from the relations in scope, any of which a qualifier may mean
    List<Resolved.Column> resolve(
            List<QueryPart.Assignment> assignments,
            Relation target,
            FromGroup from,
            Frame frame,
            Summary summary) {
        List<Resolved.Column> columns = new ArrayList<>();
        Map<Relation, Relation> others = new HashMap<>();
        for (QueryPart.Assignment assignment : assignments) {
            assignment
                    .subscripts()
                    .forEach(subscript -> resolver.expressions().node(subscript, frame));
            List<ColumnNode> values = values(assignment, frame, summary);
            List<Identifier> names = assignment.columns();
            for (int i = 0; i < names.size(); i++) {
                ColumnNode value = values.get(Math.min(i, values.size() - 1));
                Identifier column = column(assignment, names.get(i), target, from);
                Relation table = table(assignment.qualifier(), target, from, others, summary);
                columns.add(Targets.targeted(column.text(), value, column.text(), table));
            }
        }
        return columns;
    }

    /// The table that the qualifier names, where several are updated at once.
    ///
    /// @param others the tables besides the target that are written already, by those read
    private Relation table(
            List<Identifier> qualifier,
            Relation target,
            FromGroup from,
            Map<Relation, Relation> others,
            Summary summary) {
        Relation named =
                qualifier.isEmpty() || !resolver.settings().dialect().has(Clause.UPDATE_JOINS)
                        ? null
                        : from.called(qualifier);
        boolean own =
                named == null
                        || named.kind() != TableKind.BASE
                        || (Objects.equals(named.label(), target.label())
                                && Objects.equals(named.name(), target.name()));
        return named == null || own
                ? target
                : others.computeIfAbsent(named, read -> Changes.rewritten(read, summary));
    }

    /// `a.b = x` writes the field `b` of the column `a`, unless `a` is a relation.
    private static Identifier column(
            QueryPart.Assignment assignment, Identifier name, Relation target, FromGroup from) {
        List<Identifier> qualifier = assignment.qualifier();
        if (qualifier.isEmpty() || target.answersTo(qualifier)) {
            return name;
        }
        if (from.called(qualifier) != null) {
            return name;
        }
        return target.answersTo(qualifier.subList(0, 1)) && qualifier.size() > 1
                ? qualifier.get(1)
                : qualifier.getFirst();
    }

    /// One node per column where the value has as many parts, else one for all.
    private List<ColumnNode> values(QueryPart.Assignment assignment, Frame frame, Summary summary) {
        int width = assignment.columns().size();
        if (width > 1
                && assignment.value() instanceof Expression.Row row
                && row.items().size() == width) {
            List<ColumnNode> nodes = new ArrayList<>();
            row.items().forEach(item -> nodes.add(resolver.expressions().node(item, frame)));
            return nodes;
        }
        if (width > 1 && assignment.value() instanceof Expression.Subquery subquery) {
            Columns outputs = resolver.queries().resolve(subquery.query(), frame.scope(), summary);
            if (outputs.outputs().size() == width) {
                return outputs.outputs().stream().map(Output::node).toList();
            }
            ColumnNode all = ColumnNode.computed();
            outputs.outputs().forEach(output -> all.feed(output.node(), LineageKind.EXPRESSION));
            return List.of(all);
        }
        return List.of(resolver.expressions().node(assignment.value(), frame));
    }
}
