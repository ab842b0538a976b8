package io.millrace.sql.engine.resolve.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.ColumnResolver;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Expands `*` and `t.*` as far as columns are known, with what follows them.
public final class Stars {
    private final ExpressionResolvers resolver;

    Stars(ExpressionResolvers resolver) {
        this.resolver = resolver;
    }

    public void star(Expression.Star star, Frame frame, List<Output> outputs) {
        star.asides().forEach(pattern -> resolver.expressions().node(pattern, frame));
        if (star.change().isNone()) {
            plain(star, frame, outputs);
            return;
        }
        List<Output> all = new ArrayList<>();
        plain(star, frame, all);
        changed(star.change(), all, frame, outputs);
    }

    private void plain(Expression.Star star, Frame frame, List<Output> outputs) {
        if (star.qualifier().isEmpty()) {
            if (frame.scope().from().relations().isEmpty()) {
                resolver.findings()
                        .error(
                                SqlErrorCode.INVALID_EXPRESSION,
                                "There is no FROM for the * to stand for.",
                                star.span(),
                                null);
            }
            resolver.settings().budget().columns(frame.scope().from().width(), star.span());
            for (FromGroup.StarColumn column : frame.scope().from().star()) {
                outputs.add(column.output());
                column.relations()
                        .forEach(relation -> ColumnResolver.use(relation, column.output()));
            }
            return;
        }
        Relation relation = frame.scope().relation(star.qualifier()).orElse(null);
        if (relation == null) {
            field(star, frame, outputs);
            return;
        }
        resolver.settings().budget().columns(relation.columns().outputs().size(), star.span());
        for (Output output : relation.columns().outputs()) {
            outputs.add(output);
            ColumnResolver.use(relation, output);
        }
    }

    /// `a.*` of a column `a` that is a struct; an error if there is no such column.
    private void field(Expression.Star star, Frame frame, List<Output> outputs) {
        Expression.ColumnReference struct =
                new Expression.ColumnReference(star.qualifier(), star.span());
        if (resolver.settings().hasPaths()) {
            outputs.add(new Output.Named("*", resolver.columns().node(struct, frame)));
            return;
        }
        resolver.columns()
                .unknownRelation(
                        star.qualifier(),
                        star.span(),
                        frame.scope().similarRelation(star.qualifier()));
    }

    private void changed(
            Expression.StarChange change, List<Output> all, Frame frame, List<Output> outputs) {
        Set<String> excluded = new HashSet<>();
        change.excluded().forEach(name -> excluded.add(name.text()));
        Map<String, ColumnNode> replaced = new HashMap<>();
        for (SelectItem item : change.replaced()) {
            Identifier alias = item.alias();
            if (alias != null) {
                replaced.put(alias.text(), resolver.expressions().node(item.expression(), frame));
            }
        }
        Map<String, String> renamed = new HashMap<>();
        for (Expression.Renaming renaming : change.renamed()) {
            renamed.put(renaming.from().text(), renaming.to().text());
        }
        Set<String> met = new HashSet<>();
        boolean open = false;
        for (Output output : all) {
            String name = output instanceof Output.Named named ? named.name() : null;
            open |= output instanceof Output.Open;
            if (name == null) {
                outputs.add(output);
            } else if (!excluded.contains(name)) {
                met.add(name);
                outputs.add(column(name, output, replaced, renamed));
            }
        }
        if (open) {
            // The columns are not known, but those that get a value or a name of their own are.
            replaced.forEach((name, node) -> add(name, node, met, outputs));
            for (Expression.Renaming renaming : change.renamed()) {
                Expression.ColumnReference old =
                        new Expression.ColumnReference(
                                List.of(renaming.from()), renaming.from().span());
                add(renaming.to().text(), resolver.columns().node(old, frame), met, outputs);
            }
        }
    }

    private static void add(String name, ColumnNode node, Set<String> met, List<Output> outputs) {
        if (met.add(name)) {
            outputs.add(new Output.Named(name, node));
        }
    }

    private static Output column(
            String name,
            Output output,
            Map<String, ColumnNode> replaced,
            Map<String, String> renamed) {
        @Nullable ColumnNode value = replaced.get(name);
        return new Output.Named(
                renamed.getOrDefault(name, name), value == null ? output.node() : value);
    }
}
