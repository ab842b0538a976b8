package io.millrace.sql.engine.resolve.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.scope.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Resolves select lists, and what is written like one: RETURNING, OUTPUT, MEASURES.
public final class SelectLists {
    private final ExpressionResolvers resolver;

    SelectLists(ExpressionResolvers resolver) {
        this.resolver = resolver;
    }

    /// The outputs of a select list, stars expanded as far as columns are known.
    public List<Output> outputs(List<SelectItem> items, Frame frame) {
        return outputs(items, frame, new HashMap<>());
    }

    /// @param aliases where the items' own aliases are noted as they are met
    public List<Output> outputs(
            List<SelectItem> items, Frame frame, Map<String, ColumnNode> aliases) {
        if (frame.order() == Frame.AliasOrder.FIRST) {
            return outputsOfEachOther(items, frame, aliases);
        }
        List<Output> outputs = new ArrayList<>(items.size());
        for (SelectItem item : items) {
            if (item.expression() instanceof Expression.Star star) {
                resolver.stars().star(star, frame, outputs);
            } else {
                Identifier alias = item.alias();
                ColumnNode node = resolver.expressions().node(item.expression(), frame);
                outputs.add(
                        new Output.Named(
                                alias == null ? OutputNames.of(item.expression()) : alias.text(),
                                node));
                if (alias != null) {
                    aliases.putIfAbsent(alias.text(), node);
                }
            }
        }
        return outputs;
    }

    private List<Output> outputsOfEachOther(
            List<SelectItem> items, Frame frame, Map<String, ColumnNode> known) {
        MutualAliases aliases = new MutualAliases(items, known);
        List<Output> outputs = new ArrayList<>(items.size());
        for (SelectItem item : items) {
            if (item.expression() instanceof Expression.Star star) {
                resolver.stars().star(star, frame, outputs);
                continue;
            }
            ColumnNode hidden = aliases.hide(item);
            ColumnNode node = resolver.expressions().node(item.expression(), frame);
            aliases.show(item, hidden, node);
            Identifier alias = item.alias();
            outputs.add(
                    new Output.Named(
                            alias == null ? OutputNames.of(item.expression()) : alias.text(),
                            node));
        }
        aliases.breakCircles(resolver, frame);
        return outputs;
    }
}
