package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.resolve.relation.FromResolver;
import io.millrace.sql.engine.result.InfluenceKind;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resolves UPDATE and DELETE: which relation is meant, and what feeds its columns.
public final class Changes {
    private final QueryResolvers resolver;
    private final Assignments assignments;

    public Changes(QueryResolvers resolver) {
        this.resolver = resolver;
        this.assignments = new Assignments(resolver);
    }

    public Written update(Statement.Update update, Scope outer, Summary summary) {
        Scope scope = resolver.commonTables().define(update.with(), outer, summary);
        boolean single =
                update.target().size() == 1 && update.target().getFirst() instanceof FromItem.Table;
        Name name =
                single && update.target().getFirst() instanceof FromItem.Table table
                        ? table.name()
                        : null;
        FromGroup from = FromGroup.none();
        Relation target;
        if (name == null) {
            from = resolver.from().resolve(update.target(), scope, summary);
            target = joinedTarget(update, from, summary);
        } else {
            List<FromItem> others = update.from();
            Relation aliased = null;
            if (name.parts().size() == 1 && !others.isEmpty()) {
                from = resolver.from().resolve(others, scope, summary);
                aliased = labelled(from, name.last().text());
            }
            target =
                    aliased == null
                            ? written(update.target().getFirst(), name, summary)
                            : rewritten(aliased, summary);
            if (aliased == null) {
                FromGroup own = FromGroup.of(target);
                boolean resolved = name.parts().size() == 1 && !others.isEmpty();
                from = own.and(resolved ? from : resolver.from().resolve(others, scope, summary));
            }
        }
        Frame frame = Frame.of(scope.inner(from), summary);
        samples(update.target(), frame);
        List<Resolved.Column> columns =
                assignments.resolve(update.assignments(), target, from, frame, summary);
        resolver.selects().conditions("where", update.where(), frame);
        tail(update.orderBy(), update.limits(), frame);
        return new Written(columns, returning(update.returning(), target, from, scope, summary));
    }

    private static @Nullable Relation labelled(FromGroup from, String label) {
        for (Relation relation : from.relations()) {
            if (label.equals(relation.label()) && relation.name() != null) {
                return relation;
            }
        }
        return null;
    }

    private Relation written(FromItem item, Name name, Summary summary) {
        String alias =
                item instanceof FromItem.Table table ? FromResolver.name(table.alias()) : null;
        Relation target = resolver.tables().table(name, alias, TableRole.WRITTEN);
        summary.add(target);
        return target;
    }

    /// The same table once more, as the one that is written.
    static Relation rewritten(Relation read, Summary summary) {
        if (read.kind() != TableKind.BASE) {
            return read;
        }
        Relation target =
                new Relation(
                        read.kind(), TableRole.WRITTEN, read.name(), read.alias(), read.columns());
        summary.add(target);
        return target;
    }

    /// Of joined tables, the one that the first assignment names, or else the first.
    private static Relation joinedTarget(Statement.Update update, FromGroup from, Summary summary) {
        for (QueryPart.Assignment assignment : update.assignments()) {
            List<Identifier> qualifier = assignment.qualifier();
            Relation named = qualifier.isEmpty() ? null : from.called(qualifier);
            if (named != null) {
                return rewritten(named, summary);
            }
        }
        return rewritten(from.relations().getFirst(), summary);
    }

    public Written delete(Statement.Delete delete, Scope outer, Summary summary) {
        Scope scope = resolver.commonTables().define(delete.with(), outer, summary);
        List<Relation> targets = new ArrayList<>();
        FromGroup from = FromGroup.none();
        for (FromItem item : delete.from()) {
            resolver.settings()
                    .budget()
                    .work(delete.targets().size() + from.relations().size(), item.span());
            boolean own =
                    item instanceof FromItem.Table table && delete.targets().contains(table.name());
            if (own && item instanceof FromItem.Table table) {
                Relation target = written(item, table.name(), summary);
                targets.add(target);
                from = from.and(FromGroup.of(target));
            } else {
                from = from.and(resolver.from().resolve(item, scope, from, summary));
            }
        }
        for (Name name : delete.targets()) {
            resolver.settings().budget().work(delete.from().size(), name.span());
            boolean found =
                    delete.from().stream()
                            .anyMatch(item ->
                                    item instanceof FromItem.Table table
                                            && table.name().equals(name));
            if (!found) {
                Relation read =
                        name.parts().size() == 1 ? labelled(from, name.last().text()) : null;
                targets.add(
                        read == null
                                ? written(delete.from().getFirst(), name, summary)
                                : rewritten(read, summary));
            }
        }
        Frame frame = Frame.of(scope.inner(from), summary);
        samples(delete.from(), frame);
        resolver.selects().conditions("where", delete.where(), frame);
        tail(delete.orderBy(), delete.limits(), frame);
        Columns returning =
                targets.isEmpty()
                        ? Columns.of(List.of())
                        : returning(delete.returning(), targets.getFirst(), from, scope, summary);
        return new Written(List.of(), returning);
    }

    /// What belongs to a table that is written: a sample, a point in time.
    private void samples(List<FromItem> items, Frame frame) {
        for (FromItem item : items) {
            if (item instanceof FromItem.Table table) {
                table.sample().forEach(part -> resolver.expressions().node(part, frame));
            }
        }
    }

    private void tail(List<QueryPart.SortItem> orderBy, List<Expression> limits, Frame frame) {
        for (QueryPart.SortItem item : orderBy) {
            ColumnNode node = resolver.expressions().node(item.expression(), frame);
            resolver.influences().note(InfluenceKind.SORT, node, item.span());
            item.asides().forEach(aside -> resolver.expressions().node(aside, frame));
        }
        limits.forEach(limit -> Written.aside(resolver, limit, frame));
    }

    private Columns returning(
            List<SelectItem> items, Relation target, FromGroup from, Scope scope, Summary summary) {
        if (items.isEmpty()) {
            return Columns.of(List.of());
        }
        Scope seen = Written.scope(resolver.settings(), scope, target, from.relations());
        return Columns.of(resolver.selectLists().outputs(items, Frame.of(seen, summary)));
    }
}
