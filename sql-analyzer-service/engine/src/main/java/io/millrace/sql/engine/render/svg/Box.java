package io.millrace.sql.engine.render.svg;

/// Something that takes room in a layer: the card of a relation, or a lane on which edges pass the
/// layer on their way to a later one. Mutable while the layout is made.
final class Box {
    final int layer;
    final int height;
    int width;
    int x;
    double y;

    /// Which part of the graph it belongs to.
    int part;

    /// Its place in the layer, from 0 at the top.
    int rank;

    Box(int layer, int width, int height) {
        this.layer = layer;
        this.width = width;
        this.height = height;
    }

    double centre() {
        return height / 2.0;
    }

    long top() {
        return Math.round(y);
    }
}
