package io.millrace.sql.engine.resolve.expression;

import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The aliases of a select list whose items may name each other, earlier and later ones. In its own
/// expression an alias means a column.
final class MutualAliases {
    private final Map<String, ColumnNode> known;
    private final Map<String, SelectItem> given = new LinkedHashMap<>();

    /// @param known where an alias is found while it may be named
    MutualAliases(List<SelectItem> items, Map<String, ColumnNode> known) {
        this.known = known;
        for (SelectItem item : items) {
            Identifier alias = item.alias();
            if (alias != null && given.putIfAbsent(alias.text(), item) == null) {
                known.put(alias.text(), ColumnNode.computed());
            }
        }
    }

    /// The alias of an item that is about to be resolved, which does not see it.
    ColumnNode hide(SelectItem item) {
        Identifier alias = item.alias();
        ColumnNode node = alias != null && gives(item, alias) ? known.remove(alias.text()) : null;
        return node == null ? ColumnNode.computed() : node;
    }

    /// The item is resolved: others see it again.
    void show(SelectItem item, ColumnNode hidden, ColumnNode value) {
        Identifier alias = item.alias();
        hidden.feed(value, LineageKind.IDENTITY);
        if (alias != null && gives(item, alias)) {
            known.put(alias.text(), hidden);
        }
    }

    /// Whether the item is the one that the alias stands for; one that gives it again is not.
    private boolean gives(SelectItem item, Identifier alias) {
        SelectItem first = given.get(alias.text());
        return first != null && first.span().equals(item.span());
    }

    /// Aliases that go round in a circle say nothing of each other: they are columns, too.
    void breakCircles(ExpressionResolvers resolver, Frame frame) {
        Map<String, Set<String>> named = new HashMap<>();
        given.forEach((alias, item) -> named.put(alias, names(alias, item)));
        Map<String, Integer> open = new HashMap<>();
        Deque<String> free = new ArrayDeque<>();
        Map<String, Set<String>> naming = new HashMap<>();
        named.forEach((alias, others) -> {
            open.put(alias, others.size());
            if (others.isEmpty()) {
                free.add(alias);
            }
            others.forEach(
                    other -> naming.computeIfAbsent(other, any -> new HashSet<>()).add(alias));
        });
        while (!free.isEmpty()) {
            String alias = free.remove();
            open.remove(alias);
            for (String other : naming.getOrDefault(alias, Set.of())) {
                if (open.merge(other, -1, Integer::sum) == 0) {
                    free.add(other);
                }
            }
        }
        Frame columns = frame.preferring(Map.of());
        given.forEach((alias, item) -> {
            Identifier name = item.alias();
            ColumnNode node = open.containsKey(alias) ? known.get(alias) : null;
            if (name != null && node != null && frame.scope().certainlyHas(alias)) {
                Expression.ColumnReference column =
                        new Expression.ColumnReference(List.of(name), name.span());
                node.feed(resolver.expressions().node(column, columns), LineageKind.IDENTITY);
            }
        });
    }

    /// Which other aliases the item's expression names.
    private Set<String> names(String alias, SelectItem item) {
        Set<String> names = new HashSet<>();
        Children.walk(
                item.expression(),
                node -> {
                    if (node instanceof Expression.ColumnReference reference
                            && reference.parts().size() == 1) {
                        names.add(reference.parts().getFirst().text());
                    }
                });
        names.retainAll(given.keySet());
        names.remove(alias);
        return names;
    }
}
