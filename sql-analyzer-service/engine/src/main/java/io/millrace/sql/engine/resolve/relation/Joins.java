package io.millrace.sql.engine.resolve.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.FromItem.JoinType;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.result.InfluenceKind;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.column.ColumnPair;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Merged;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Joins two groups of relations: merges the columns of USING and NATURAL, resolves ON.
final class Joins {
    private record Side(ColumnNode node, List<Relation> owners) {}

    private final RelationResolvers resolver;
    private final JoinPairs pairs;

    Joins(RelationResolvers resolver) {
        this.resolver = resolver;
        this.pairs = new JoinPairs(resolver.settings().budget());
    }

    FromGroup join(
            FromGroup left, FromGroup right, FromItem.Join join, Scope outer, Summary summary) {
        Budget budget = resolver.settings().budget();
        budget.work(left.merged().size(), join.span());
        List<ColumnPair> equated = new ArrayList<>();
        List<Merged> merged = new ArrayList<>();
        if (join.natural()) {
            budget.work(right.width(), join.span());
            warnOfUnknownColumns(left, right, join);
            for (String name : left.commonNames(right)) {
                merge(left, right, name, join, join.span(), merged, equated);
            }
        }
        for (Identifier column : join.using()) {
            merge(left, right, column.text(), join, column.span(), merged, equated);
        }
        boolean halves = join.type() == JoinType.SEMI || join.type() == JoinType.ANTI;
        FromGroup both = halves ? left.beside(right) : left.and(right);
        FromGroup group = both.merging(merged);
        Expression on = join.on();
        if (on != null) {
            Scope scope = outer.inner(group);
            ColumnNode condition = resolver.expressions().node(on, Frame.of(scope, summary));
            resolver.influences().note(InfluenceKind.JOIN, condition, on.span());
            pairs.of(on, scope, left, right, equated);
        }
        summary.add(
                new Summary.Join(
                        left.relations().getLast(),
                        right.relations().getFirst(),
                        join.type().name().toLowerCase(Locale.ROOT),
                        condition(join),
                        List.copyOf(equated)));
        return halves ? left : group;
    }

    private String condition(FromItem.Join join) {
        if (join.on() != null) {
            Span on = join.on().span();
            resolver.settings().budget().text(on.end() - on.start(), on);
            return resolver.source().slice(on);
        }
        if (!join.using().isEmpty()) {
            return "USING("
                    + join.using().stream().map(Identifier::text).collect(Collectors.joining(", "))
                    + ")";
        }
        return join.natural() ? "NATURAL" : "CROSS JOIN";
    }

    private void warnOfUnknownColumns(FromGroup left, FromGroup right, FromItem.Join join) {
        if (!left.isClosed() || !right.isClosed()) {
            resolver.findings()
                    .warning(
                            "Which columns NATURAL equates is not known without the schema.",
                            join.span());
        }
    }

    private void merge(
            FromGroup left,
            FromGroup right,
            String name,
            FromItem.Join join,
            Span span,
            List<Merged> merged,
            List<ColumnPair> equated) {
        Side ours = side(left, name, span);
        Side theirs = side(right, name, span);
        if (ours == null || theirs == null) {
            return;
        }
        // Each USING of a chain repeats the owners of those before.
        resolver.settings().budget().edges(ours.owners().size() + theirs.owners().size(), span);
        List<Relation> owners = new ArrayList<>(ours.owners());
        owners.addAll(theirs.owners());
        owners.forEach(owner -> owner.use(name));
        resolver.influences().note(InfluenceKind.JOIN, ours.node(), span);
        resolver.influences().note(InfluenceKind.JOIN, theirs.node(), span);
        merged.add(new Merged(name, mergedNode(join.type(), ours.node(), theirs.node()), owners));
        equated.add(
                new ColumnPair(
                        new ColumnName(ours.owners().getFirst().display(), name),
                        new ColumnName(theirs.owners().getFirst().display(), name)));
    }

    /// A merged column is `COALESCE(left, right)` (SQL standard, 7.10): one side alone where the
    /// other can be missing, both where they are equal, a computation where either can be missing.
    private static ColumnNode mergedNode(JoinType type, ColumnNode left, ColumnNode right) {
        return switch (type) {
            case LEFT, SEMI, ANTI -> left;
            case RIGHT -> right;
            case INNER, CROSS -> fedBy(left, right, LineageKind.IDENTITY);
            case FULL -> fedBy(left, right, LineageKind.EXPRESSION);
        };
    }

    private static ColumnNode fedBy(ColumnNode left, ColumnNode right, LineageKind kind) {
        ColumnNode node = ColumnNode.computed();
        node.feed(left, kind);
        node.feed(right, kind);
        return node;
    }

    private @Nullable Side side(FromGroup group, String name, Span span) {
        resolver.settings().budget().work(group.merged().size(), span);
        for (Merged merged : group.merged()) {
            if (merged.name().equals(name)) {
                return new Side(merged.node(), merged.owners());
            }
        }
        Relation owner = group.owner(name);
        if (owner != null && owner.columns().find(name) instanceof Columns.Match.One one) {
            return new Side(one.node(), List.of(owner));
        }
        List<Relation> open = group.lastOpen();
        if (open.size() > 1) {
            return new Side(
                    resolver.columns().vague(name, group.relations(), span),
                    List.of(open.getFirst()));
        }
        if (!open.isEmpty()
                && open.getFirst().columns().find(name) instanceof Columns.Match.Possible one) {
            return new Side(one.node(), open);
        }
        resolver.findings()
                .error(
                        SqlErrorCode.UNKNOWN_COLUMN,
                        "The column " + name + " of USING is missing on one side.",
                        span,
                        null);
        return null;
    }
}
