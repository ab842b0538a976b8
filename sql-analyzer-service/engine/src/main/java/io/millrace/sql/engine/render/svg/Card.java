package io.millrace.sql.engine.render.svg;

import io.millrace.sql.engine.render.diagram.Label;
import io.millrace.sql.engine.render.diagram.LineageGraph.Port;
import io.millrace.sql.engine.render.diagram.LineageGraph.Relation;

/// How large the card of a relation is, and where its rows are. The font has cells of one width, so
/// that a text can be measured without having the font.
final class Card {
    static final int HEADER = 34;
    static final int ROW = 24;
    static final int PADDING = 14;
    private static final int FOOT = 6;
    private static final int NARROWEST = 150;
    private static final int LONGEST = 36;
    private static final double CELL = 7.3;
    private static final double HEADER_CELL = 7.9;
    private static final double TAG_CELL = 6.2;

    private Card() {}

    static Box box(Relation relation, int layer) {
        double header =
                cells(label(relation.name())) * HEADER_CELL
                        + PADDING
                        + relation.role().wireName().length() * TAG_CELL;
        double widest = Math.max(header, cells(more(relation)) * CELL);
        for (String column : relation.columns()) {
            widest = Math.max(widest, cells(label(column)) * CELL);
        }
        int rows = relation.columns().size() + (relation.hiddenColumns() > 0 ? 1 : 0);
        return new Box(
                layer,
                Math.max(NARROWEST, (int) Math.ceil(widest) + 2 * PADDING),
                rows == 0 ? HEADER : HEADER + rows * ROW + FOOT);
    }

    static String label(String name) {
        return Label.of(name, LONGEST);
    }

    /// The last row of a relation that has more columns than are shown.
    static String more(Relation relation) {
        return relation.hiddenColumns() > 0 ? "… " + relation.hiddenColumns() + " more" : "";
    }

    /// Where an edge meets the card, from its top.
    static double offset(Port port) {
        return port.isWhole() ? HEADER / 2.0 : HEADER + port.column() * ROW + ROW / 2.0;
    }

    /// How many cells wide a text is: two for East Asian wide characters and pictures, none for
    /// marks that stand on the character before.
    private static int cells(String text) {
        return text.codePoints().map(Card::cells).sum();
    }

    private static int cells(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return codePoint >= 0x1100 && (codePoint <= 0x11FF || codePoint >= 0x2E80) ? 2 : 1;
    }
}
