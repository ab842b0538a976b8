package io.millrace.sql.engine.lineage;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.lineage.ColumnNode.Edge;
import io.millrace.sql.engine.lineage.ColumnNode.Reached;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which leaves a node reaches. Asked for only once the graph is complete.
///
/// A search over pairs of node and kind, each visited once, with a stack of its own: cycles end it,
/// shared nodes are not walked again, and paths are never enumerated. What was found is kept at the
/// node, so that a chain of relations asked in order costs one step each.
public final class Closure {
    private final Budget budget;

    public Closure(Budget budget) {
        this.budget = budget;
    }

    /// The leaves, in the order of the text, each once per kind.
    ///
    /// @param place what a TIMEOUT or a TOO_LARGE points at
    public List<Reached> of(ColumnNode node, Span place) {
        List<Reached> known = node.knownClosure().orElse(null);
        if (known != null) {
            return known;
        }
        List<Reached> found = List.copyOf(search(node, place));
        budget.edges(found.size(), place);
        node.remember(found);
        return found;
    }

    private Set<Reached> search(ColumnNode root, Span place) {
        Set<Reached> found = new LinkedHashSet<>();
        IdentityHashMap<ColumnNode, Set<LineageKind>> seen = new IdentityHashMap<>();
        Deque<Edge> open = new ArrayDeque<>();
        open.push(new Edge(root, LineageKind.IDENTITY));
        while (!open.isEmpty()) {
            Edge next = open.pop();
            budget.work(next.from().edges().size(), place);
            if (!seen.computeIfAbsent(next.from(), any -> EnumSet.noneOf(LineageKind.class))
                    .add(next.kind())) {
                continue;
            }
            List<Reached> known = next.from().knownClosure().orElse(null);
            if (known != null) {
                budget.work(known.size(), place);
                known.forEach(reached ->
                        found.add(new Reached(reached.leaf(), reached.kind().with(next.kind()))));
                continue;
            }
            next.from().leaf().ifPresent(leaf -> found.add(new Reached(leaf, next.kind())));
            List<Edge> edges = new ArrayList<>(next.from().edges());
            for (Edge edge : edges.reversed()) {
                open.push(new Edge(edge.from(), edge.kind().with(next.kind())));
            }
        }
        return found;
    }
}
