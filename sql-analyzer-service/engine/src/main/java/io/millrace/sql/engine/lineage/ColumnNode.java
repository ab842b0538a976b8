package io.millrace.sql.engine.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column of some relation in the graph of lineage: a leaf, or fed by other nodes. The output of
/// a relation that is used many times is one node with many readers, so the graph is no larger than
/// the statement. Only recursive common table expressions make cycles.
///
/// Nodes are equal only to themselves.
public final class ColumnNode {
    /// One step of lineage.
    public record Edge(ColumnNode from, LineageKind kind) {}

    /// A leaf that a node reaches, and how.
    public record Reached(Leaf leaf, LineageKind kind) {
        /// The same leaf at the end of a path that has one step more.
        Reached with(LineageKind step) {
            LineageKind strongest = kind.with(step);
            return strongest == kind ? this : new Reached(leaf, strongest);
        }
    }

    private static final int FEW = 6;

    private final @Nullable Leaf leaf;
    private List<Edge> edges = List.of();
    private @Nullable Set<Edge> known;
    private @Nullable List<Reached> closure;
    private boolean met;

    private ColumnNode(@Nullable Leaf leaf) {
        this.leaf = leaf;
    }

    public static ColumnNode of(Leaf leaf) {
        return new ColumnNode(leaf);
    }

    /// A column that nothing feeds yet.
    public static ColumnNode computed() {
        return new ColumnNode(null);
    }

    @Nullable Leaf leaf() {
        return leaf;
    }

    public void feed(ColumnNode from, LineageKind kind) {
        Edge edge = new Edge(from, kind);
        if (edges.isEmpty()) {
            // Most nodes have one edge.
            edges = List.of(edge);
        } else if (isNew(edge)) {
            if (edges.size() == 1) {
                Edge first = edges.getFirst();
                edges = new ArrayList<>(FEW);
                edges.add(first);
            }
            edges.add(edge);
        }
    }

    /// Most nodes have few edges, which are looked through; only for many there is an index.
    private boolean isNew(Edge edge) {
        if (known != null) {
            return known.add(edge);
        }
        if (edges.contains(edge)) {
            return false;
        }
        if (edges.size() == FEW) {
            known = new HashSet<>(edges);
            known.add(edge);
        }
        return true;
    }

    /// Each once, in the order in which they were fed.
    public List<Edge> edges() {
        return Collections.unmodifiableList(edges);
    }

    /// How many edges it has, when asked for the first time; after that none.
    public int edgesOnce() {
        if (met || edges.isEmpty()) {
            return 0;
        }
        met = true;
        return edges.size();
    }

    /// What [Closure] has found, or null if it was not asked yet.
    @Nullable List<Reached> knownClosure() {
        return closure;
    }

    void remember(List<Reached> reached) {
        closure = reached;
    }
}
