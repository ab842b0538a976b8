package io.millrace.sql.engine.lineage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    public record Reached(Leaf leaf, LineageKind kind) {}

    private final @Nullable Leaf leaf;
    private @Nullable Set<Edge> edges;
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

    public Optional<Leaf> leaf() {
        return Optional.ofNullable(leaf);
    }

    public void feed(ColumnNode from, LineageKind kind) {
        if (edges == null) {
            edges = new LinkedHashSet<>(4);
        }
        edges.add(new Edge(from, kind));
    }

    public Set<Edge> edges() {
        return edges == null ? Set.of() : edges;
    }

    /// How many edges it has, when asked for the first time; after that none.
    public int edgesOnce() {
        if (met || edges == null) {
            return 0;
        }
        met = true;
        return edges.size();
    }

    Optional<List<Reached>> knownClosure() {
        return Optional.ofNullable(closure);
    }

    void remember(List<Reached> reached) {
        closure = reached;
    }
}
