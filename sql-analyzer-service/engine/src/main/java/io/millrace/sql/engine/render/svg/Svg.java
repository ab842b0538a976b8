package io.millrace.sql.engine.render.svg;

import io.millrace.sql.engine.render.diagram.Flow;
import io.millrace.sql.engine.render.diagram.Label;
import io.millrace.sql.engine.render.diagram.LineageGraph;
import io.millrace.sql.engine.render.diagram.LineageGraph.Bounds;
import io.millrace.sql.engine.render.diagram.LineageGraph.Edge;
import io.millrace.sql.engine.render.diagram.LineageGraph.Port;
import io.millrace.sql.engine.render.diagram.LineageGraph.Relation;
import io.millrace.sql.engine.render.diagram.Markup;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The lineage of an analysis as a picture (SVG 1.1), laid out here: what is read on the left, what
/// comes of it on the right, an edge for every way from column to column in the colour of its kind.
/// It follows the light or dark scheme of whoever looks at it.
///
/// The picture has no script, no link and no font of its own. Its size is bounded whatever the
/// script: 80 relations, 600 columns, 1,500 edges; the rest is counted below the picture.
public final class Svg {
    private static final Bounds BOUNDS = new Bounds(80, 600, 1_500);
    private static final int LONGEST_TITLE = 200;
    private static final int LEGEND = 30;
    private static final int SAMPLE = 26;
    private static final int NOTE_CELL = 6;

    private final Appendable out;

    private Svg(Appendable out) {
        this.out = out;
    }

    public static String of(Analysis analysis) {
        StringBuilder out = new StringBuilder(8192);
        try {
            write(analysis, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    public static void write(Analysis analysis, Appendable out) throws IOException {
        LineageGraph graph = LineageGraph.of(analysis, BOUNDS);
        new Svg(out).picture(graph, Layout.of(graph));
    }

    private void picture(LineageGraph graph, Layout layout) throws IOException {
        List<Flow> flows = graph.flows();
        int legend = flows.stream().mapToInt(Svg::sample).sum();
        int note = graph.omission().length() * NOTE_CELL;
        int width = Math.max(layout.width(), 2 * Layout.MARGIN + legend + note);
        int height = layout.height() + LEGEND;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
                .append(Integer.toString(width))
                .append("\" height=\"")
                .append(Integer.toString(height))
                .append("\" viewBox=\"0 0 ")
                .append(Integer.toString(width))
                .append(' ')
                .append(Integer.toString(height))
                .append("\">\n<title>Lineage: ")
                .append(Integer.toString(graph.relations().size()))
                .append(" relations, ")
                .append(Integer.toString(graph.edges().size()))
                .append(" edges</title>\n<style>\n")
                .append(Style.CSS)
                .append(
                        "</style>\n<rect class=\"mr-page\" width=\"100%\" height=\"100%\" rx=\"12\"/>\n");
        for (int i = 0; i < graph.edges().size(); i++) {
            edge(graph, graph.edges().get(i), layout.routes().get(i));
        }
        for (int i = 0; i < graph.relations().size(); i++) {
            card(graph.relations().get(i), layout.cards().get(i));
        }
        legend(flows, graph.omission(), layout.height() + LEGEND / 2);
        out.append("</svg>\n");
    }

    private void edge(LineageGraph graph, Edge edge, List<Segment> route) throws IOException {
        out.append("<path class=\"mr-edge mr-").append(edge.flow().wireName()).append("\" d=\"M");
        for (int i = 0; i < route.size(); i++) {
            Segment part = route.get(i);
            int left = part.from().x + part.from().width;
            int right = part.to().x;
            int bend = (left + right) / 2;
            long from = Math.round(part.from().y + part.fromOffset());
            long to = Math.round(part.to().y + part.toOffset());
            if (i == 0) {
                point(left, from);
            } else {
                out.append('H').append(Integer.toString(left));
            }
            out.append('C');
            point(bend, from);
            out.append(' ');
            point(bend, to);
            out.append(' ');
            point(right, to);
        }
        out.append("\"><title>");
        end(graph, edge.from());
        out.append(" → ");
        end(graph, edge.to());
        out.append(" (").append(edge.flow().wireName()).append(")</title></path>\n");
    }

    private void point(long x, long y) throws IOException {
        out.append(Long.toString(x)).append(',').append(Long.toString(y));
    }

    private void end(LineageGraph graph, Port port) throws IOException {
        Relation relation = graph.relations().get(port.relation());
        text(relation.name(), LONGEST_TITLE);
        if (!port.isWhole()) {
            out.append('.');
            text(relation.columns().get(port.column()), LONGEST_TITLE);
        }
    }

    private void card(Relation relation, Box box) throws IOException {
        String width = Integer.toString(box.width);
        boolean bare = box.height == Card.HEADER;
        out.append("<g class=\"mr-")
                .append(relation.role().wireName())
                .append("\" transform=\"translate(")
                .append(Integer.toString(box.x))
                .append(' ')
                .append(Long.toString(box.top()))
                .append(")\">\n<rect class=\"mr-card\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(Integer.toString(box.height))
                .append("\" rx=\"8\"/>\n");
        head(box.width, bare);
        title(relation, box.width);
        int y = Card.HEADER;
        for (String column : relation.columns()) {
            if (y > Card.HEADER) {
                line(y, width);
            }
            row(column, y);
            y += Card.ROW;
        }
        if (relation.hiddenColumns() > 0) {
            line(y, width);
            row(Card.more(relation), y);
        }
        out.append("</g>\n");
    }

    /// The coloured head, just inside of the card's border.
    private void head(int width, boolean bare) throws IOException {
        int bottom = Card.HEADER - 1;
        out.append("<path class=\"mr-head\" d=\"M1,8a7,7 0 0 1 7,-7H")
                .append(Integer.toString(width - 8))
                .append("a7,7 0 0 1 7,7V");
        if (bare) {
            out.append(Integer.toString(bottom - 7))
                    .append("a7,7 0 0 1 -7,7H8a7,7 0 0 1 -7,-7z\"/>\n");
        } else {
            out.append(Integer.toString(bottom)).append("H1z\"/>\n");
        }
    }

    private void title(Relation relation, int width) throws IOException {
        out.append("<text class=\"mr-text mr-name\" x=\"14\" y=\"22\">");
        Markup.escape(Card.label(relation.name()), out);
        full(relation.name());
        out.append("</text>\n<text class=\"mr-tag\" x=\"")
                .append(Integer.toString(width - Card.PADDING))
                .append("\" y=\"21\">")
                .append(relation.role().wireName())
                .append("</text>\n");
    }

    private void line(int y, String width) throws IOException {
        out.append("<path class=\"mr-line\" d=\"M1,")
                .append(Integer.toString(y))
                .append('H')
                .append(width)
                .append("\"/>\n");
    }

    private void row(String column, int y) throws IOException {
        out.append("<text class=\"mr-text\" x=\"14\" y=\"")
                .append(Integer.toString(y + 16))
                .append("\">");
        Markup.escape(Card.label(column), out);
        full(column);
        out.append("</text>\n");
    }

    /// The name in full, for whoever points at what had to be shortened.
    private void full(String name) throws IOException {
        if (!Card.label(name).equals(name)) {
            out.append("<title>");
            text(name, LONGEST_TITLE);
            out.append("</title>");
        }
    }

    private void text(String name, int longest) throws IOException {
        Markup.escape(Label.of(name, longest), out);
    }

    private void legend(List<Flow> flows, String omission, int y) throws IOException {
        int x = Layout.MARGIN;
        for (Flow flow : flows) {
            String name = flow.wireName();
            out.append("<path class=\"mr-edge mr-").append(name).append("\" d=\"M");
            point(x, y);
            out.append('H').append(Integer.toString(x + SAMPLE)).append("\"/>\n");
            note(x + SAMPLE + 6, y, name);
            x += sample(flow);
        }
        if (!omission.isEmpty()) {
            note(x, y, omission);
        }
    }

    private void note(int x, int y, String text) throws IOException {
        out.append("<text class=\"mr-note\" x=\"")
                .append(Integer.toString(x))
                .append("\" y=\"")
                .append(Integer.toString(y + 4))
                .append("\">")
                .append(text)
                .append("</text>\n");
    }

    private static int sample(Flow flow) {
        return SAMPLE + 24 + flow.wireName().length() * NOTE_CELL;
    }
}
