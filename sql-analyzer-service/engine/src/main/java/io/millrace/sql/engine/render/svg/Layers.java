package io.millrace.sql.engine.render.svg;

import io.millrace.sql.engine.render.diagram.LineageGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which layer each relation stands in: to the right of all that feed it, and what nothing feeds
/// just to the left of what it feeds first. The graph has no cycles.
final class Layers {
    private Layers() {}

    /// The layer of each relation, from 0 on the left.
    static int[] of(LineageGraph graph) {
        int count = graph.relations().size();
        List<Set<Integer>> successors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            successors.add(new LinkedHashSet<>());
        }
        int[] open = new int[count];
        for (LineageGraph.Edge edge : graph.edges()) {
            if (successors.get(edge.from().relation()).add(edge.to().relation())) {
                open[edge.to().relation()]++;
            }
        }
        boolean[] fed = new boolean[count];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            fed[i] = open[i] > 0;
            if (!fed[i]) {
                ready.add(i);
            }
        }
        int[] layers = new int[count];
        while (!ready.isEmpty()) {
            int relation = ready.remove();
            for (int next : successors.get(relation)) {
                layers[next] = Math.max(layers[next], layers[relation] + 1);
                if (--open[next] == 0) {
                    ready.add(next);
                }
            }
        }
        int[] pulled = Arrays.copyOf(layers, count);
        for (int i = 0; i < count; i++) {
            if (!fed[i]) {
                int first =
                        successors.get(i).stream().mapToInt(next -> layers[next]).min().orElse(1);
                pulled[i] = first - 1;
            }
        }
        return pulled;
    }
}
