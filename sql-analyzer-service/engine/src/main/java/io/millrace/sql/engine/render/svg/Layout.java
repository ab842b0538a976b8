package io.millrace.sql.engine.render.svg;

import io.millrace.sql.engine.render.diagram.LineageGraph;
import io.millrace.sql.engine.render.diagram.LineageGraph.Edge;
import io.millrace.sql.engine.render.diagram.LineageGraph.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Where everything stands, after Sugiyama, Tagawa and Toda (1981): relations in layers, lanes for
/// edges that pass a layer, boxes ordered within their layer by the mean place of their neighbours,
/// then moved as close to them as the order allows. All in whole pixels, the same for the same
/// graph.
final class Layout {
    static final int MARGIN = 28;
    private static final int GAP = 26;
    private static final int LANE = 8;
    private static final int SWEEPS = 12;

    private final List<Box> cards = new ArrayList<>();
    private final List<List<Box>> layers = new ArrayList<>();
    private final List<List<Segment>> routes = new ArrayList<>();
    private final Map<Box, List<Segment>> incoming = new HashMap<>();
    private final Map<Box, List<Segment>> outgoing = new HashMap<>();
    private int width;
    private int height;

    private Layout() {}

    static Layout of(LineageGraph graph) {
        Layout layout = new Layout();
        layout.place(graph);
        layout.connect(graph);
        layout.order();
        layout.align();
        layout.spread();
        return layout;
    }

    /// The card of each relation.
    List<Box> cards() {
        return cards;
    }

    /// The parts of each edge, from left to right.
    List<List<Segment>> routes() {
        return routes;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private void place(LineageGraph graph) {
        int[] layer = Layers.of(graph);
        int[] part = Parts.of(graph);
        for (int i = 0; i < layer.length; i++) {
            Box card = Card.box(graph.relations().get(i), layer[i]);
            card.part = part[i];
            cards.add(card);
            add(card);
        }
    }

    private void add(Box box) {
        while (layers.size() <= box.layer) {
            layers.add(new ArrayList<>());
        }
        box.rank = layers.get(box.layer).size();
        layers.get(box.layer).add(box);
    }

    /// Edges between the same two relations share their lanes.
    private void connect(LineageGraph graph) {
        record Pair(int from, int to) {}
        Map<Pair, List<Box>> ways = new HashMap<>();
        for (Edge edge : graph.edges()) {
            Port from = edge.from();
            Port to = edge.to();
            List<Box> way =
                    ways.computeIfAbsent(
                            new Pair(from.relation(), to.relation()),
                            pair -> way(cards.get(pair.from()), cards.get(pair.to())));
            List<Segment> route = new ArrayList<>(way.size() - 1);
            for (int i = 0; i + 1 < way.size(); i++) {
                Box left = way.get(i);
                Box right = way.get(i + 1);
                double leaves = i == 0 ? Card.offset(from) : left.centre();
                double meets = i + 2 == way.size() ? Card.offset(to) : right.centre();
                Segment segment = new Segment(left, leaves, right, meets);
                route.add(segment);
                outgoing.computeIfAbsent(left, any -> new ArrayList<>()).add(segment);
                incoming.computeIfAbsent(right, any -> new ArrayList<>()).add(segment);
            }
            routes.add(route);
        }
    }

    private List<Box> way(Box from, Box to) {
        List<Box> way = new ArrayList<>();
        way.add(from);
        for (int layer = from.layer + 1; layer < to.layer; layer++) {
            Box lane = new Box(layer, 0, LANE);
            lane.part = from.part;
            add(lane);
            way.add(lane);
        }
        way.add(to);
        return way;
    }

    private void order() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (List<Box> layer : sweep % 2 == 0 ? layers : layers.reversed()) {
                boolean forward = sweep % 2 == 0;
                Map<Box, Double> wanted = new HashMap<>();
                for (Box box : layer) {
                    wanted.put(
                            box,
                            forward
                                    ? mean(incoming, box, box.rank, Layout::leavesAt)
                                    : mean(outgoing, box, box.rank, Layout::meetsAt));
                }
                layer.sort(
                        Comparator.comparingInt((Box box) -> box.part)
                                .thenComparingDouble(wanted::get));
                for (int i = 0; i < layer.size(); i++) {
                    layer.get(i).rank = i;
                }
            }
        }
    }

    private static double leavesAt(Segment segment) {
        return segment.from().rank + segment.fromOffset() / segment.from().height;
    }

    private static double meetsAt(Segment segment) {
        return segment.to().rank + segment.toOffset() / segment.to().height;
    }

    /// One part below the other, each as close together as it can be.
    private void align() {
        int parts = cards.stream().mapToInt(card -> card.part + 1).max().orElse(0);
        double top = MARGIN;
        for (int part = 0; part < parts; part++) {
            top = align(only(part), top) + GAP;
        }
        height = (int) Math.ceil(Math.max(top - GAP, MARGIN)) + MARGIN;
    }

    private List<List<Box>> only(int part) {
        return layers.stream()
                .map(layer -> layer.stream().filter(box -> box.part == part).toList())
                .filter(layer -> !layer.isEmpty())
                .toList();
    }

    /// Places a part whose highest box stands at `top`.
    ///
    /// @return where its lowest box ends
    private double align(List<List<Box>> part, double top) {
        for (List<Box> layer : part) {
            double y = 0;
            for (Box box : layer) {
                box.y = y;
                y += box.height + GAP;
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (List<Box> layer : forward ? part : part.reversed()) {
                double[] wanted = new double[layer.size()];
                for (int i = 0; i < wanted.length; i++) {
                    Box box = layer.get(i);
                    wanted[i] =
                            forward
                                    ? mean(incoming, box, box.y, Layout::asFromWants)
                                    : mean(outgoing, box, box.y, Layout::asToWants);
                }
                Column.settle(layer, wanted, GAP);
            }
        }
        List<Box> boxes = part.stream().flatMap(List::stream).toList();
        double highest = boxes.stream().mapToDouble(box -> box.y).min().orElse(0);
        boxes.forEach(box -> box.y += top - highest);
        return boxes.stream().mapToDouble(box -> box.y + box.height).max().orElse(top);
    }

    /// Where the right box would stand if the segment were level.
    private static double asFromWants(Segment segment) {
        return segment.from().y + segment.fromOffset() - segment.toOffset();
    }

    /// Where the left box would stand if the segment were level.
    private static double asToWants(Segment segment) {
        return segment.to().y + segment.toOffset() - segment.fromOffset();
    }

    private static double mean(
            Map<Box, List<Segment>> of,
            Box box,
            double otherwise,
            ToDoubleFunction<Segment> value) {
        return of.getOrDefault(box, List.of()).stream()
                .mapToDouble(value)
                .average()
                .orElse(otherwise);
    }

    /// The more edges between two layers, the more room for them to turn.
    private void spread() {
        int x = MARGIN;
        for (int i = 0; i < layers.size(); i++) {
            List<Box> layer = layers.get(i);
            int widest = layer.stream().mapToInt(box -> box.width).max().orElse(0);
            int leaving = 0;
            for (Box box : layer) {
                box.x = x;
                box.width = widest;
                leaving += outgoing.getOrDefault(box, List.of()).size();
            }
            x += widest + (i + 1 < layers.size() ? Math.clamp(80 + 4L * leaving, 100, 240) : 0);
        }
        width = x + MARGIN;
    }
}
