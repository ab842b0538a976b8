package io.millrace.sql.engine.lineage;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.lineage.ColumnNode.Edge;
import io.millrace.sql.engine.lineage.ColumnNode.Reached;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which leaves a node reaches. Asked for only once the graph is complete.
///
/// A search over pairs of node and kind, each visited once, with a stack of its own: cycles end it,
/// shared nodes are not walked again, and paths are never enumerated. What was found is kept at the
/// node, so that a chain of relations asked in order costs one step each.
public final class Closure {
    private static final int FEW = 6;

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
        List<Reached> found = node.edges().isEmpty() ? alone(node) : near(node);
        if (found == null) {
            found = search(node, place);
        }
        budget.edges(found.size(), place);
        node.remember(found);
        return found;
    }

    /// What a node that nothing feeds reaches: itself, if it is a leaf.
    private static List<Reached> alone(ColumnNode node) {
        Leaf leaf = node.leaf();
        return leaf == null ? List.of() : List.of(new Reached(leaf, LineageKind.IDENTITY));
    }

    /// What a node with few edges reaches, each of which leads to a leaf or to what is known to
    /// reach no more than one; null if it takes a search. Most nodes are like that.
    private static @Nullable List<Reached> near(ColumnNode root) {
        List<Edge> edges = root.edges();
        if (edges.size() > FEW || root.leaf() != null) {
            return null;
        }
        List<Reached> found = new ArrayList<>(edges.size());
        for (Edge edge : edges) {
            ColumnNode from = edge.from();
            List<Reached> known = from.edges().isEmpty() ? alone(from) : from.knownClosure();
            if (known == null || known.size() > 1) {
                return null;
            }
            for (Reached reached : known) {
                Reached here = reached.with(edge.kind());
                if (!found.contains(here)) {
                    found.add(here);
                }
            }
        }
        return List.copyOf(found);
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
                    found.add(reached.with(next.kind()));
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
