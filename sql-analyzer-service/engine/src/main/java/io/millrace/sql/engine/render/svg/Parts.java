package io.millrace.sql.engine.render.svg;

import io.millrace.sql.engine.render.diagram.LineageGraph;
import java.util.Arrays;

/// Which relations hang together, however distantly.
final class Parts {
    private Parts() {}

    /// The part of each relation, counted from 0 in the order of their first relations.
    static int[] of(LineageGraph graph) {
        int[] parent = new int[graph.relations().size()];
        Arrays.setAll(parent, relation -> relation);
        for (LineageGraph.Edge edge : graph.edges()) {
            int one = root(parent, edge.from().relation());
            int other = root(parent, edge.to().relation());
            parent[Math.max(one, other)] = Math.min(one, other);
        }
        int[] numbers = new int[parent.length];
        int count = 0;
        for (int relation = 0; relation < parent.length; relation++) {
            int root = root(parent, relation);
            numbers[relation] = root == relation ? count++ : numbers[root];
        }
        return numbers;
    }

    /// The first relation of a part; the way to it is halved as it is walked.
    private static int root(int[] parent, int relation) {
        int at = relation;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
