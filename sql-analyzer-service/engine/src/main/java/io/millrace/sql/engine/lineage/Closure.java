package io.millrace.sql.engine.lineage;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.lineage.ColumnNode.Edge;
import io.millrace.sql.engine.lineage.ColumnNode.Reached;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
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
        List<Reached> known = node.knownClosure();
        if (known != null) {
            return known;
        }
        List<Reached> found = node.edges().isEmpty() ? alone(node) : search(node, place);
        budget.edges(found.size(), place);
        node.remember(found);
        return found;
    }

    /// What a node that nothing feeds reaches: itself, if it is a leaf.
    private static List<Reached> alone(ColumnNode node) {
        Leaf leaf = node.leaf();
        return leaf == null ? List.of() : List.of(new Reached(leaf, LineageKind.IDENTITY));
    }

    private List<Reached> search(ColumnNode root, Span place) {
        Set<Reached> found = new LinkedHashSet<>();
        Set<Edge> seen = new HashSet<>();
        Deque<Edge> open = new ArrayDeque<>();
        open.push(new Edge(root, LineageKind.IDENTITY));
        while (!open.isEmpty()) {
            Edge next = open.pop();
            List<Edge> edges = next.from().edges();
            budget.work(edges.size(), place);
            if (!seen.add(next)) {
                continue;
            }
            List<Reached> known = next.from().knownClosure();
            if (known != null) {
                budget.work(known.size(), place);
                for (Reached reached : known) {
                    found.add(new Reached(reached.leaf(), reached.kind().with(next.kind())));
                }
                continue;
            }
            Leaf leaf = next.from().leaf();
            if (leaf != null) {
                found.add(new Reached(leaf, next.kind()));
            }
            for (int i = edges.size() - 1; i >= 0; i--) {
                Edge edge = edges.get(i);
                open.push(new Edge(edge.from(), edge.kind().with(next.kind())));
            }
        }
        return List.copyOf(found);
    }
}
