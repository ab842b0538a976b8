package io.millrace.sql.engine.render.diagram;

import io.millrace.sql.engine.render.diagram.LineageGraph.Bounds;
import io.millrace.sql.engine.render.diagram.LineageGraph.Edge;
import io.millrace.sql.engine.render.diagram.LineageGraph.Port;
import io.millrace.sql.engine.render.diagram.LineageGraph.Relation;
import io.millrace.sql.engine.render.diagram.LineageGraph.Role;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The lineage of an analysis in the language of Graphviz: each relation is a table with a port for
/// each column. Names stand in HTML-like labels only, escaped as in XML.
public final class Dot {
    private static final Bounds BOUNDS = new Bounds(2_000, 10_000, 40_000);
    private static final int LONGEST = 80;

    private final Appendable out;

    private Dot(Appendable out) {
        this.out = out;
    }

    public static String of(Analysis analysis) {
        StringBuilder out = new StringBuilder(1024);
        try {
            write(analysis, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    public static void write(Analysis analysis, Appendable out) throws IOException {
        new Dot(out).graph(LineageGraph.of(analysis, BOUNDS));
    }

    private void graph(LineageGraph graph) throws IOException {
        out.append(
                """
                digraph lineage {
                  rankdir=LR;
                  graph [nodesep=0.3, ranksep=1.4, fontname="Helvetica"];
                  node [shape=plain, fontname="Helvetica", fontsize=11];
                  edge [fontname="Helvetica", fontsize=9, arrowsize=0.6, color="#475569"];
                """);
        if (!graph.omission().isEmpty()) {
            out.append("  label=\"").append(graph.omission()).append("\";\n");
        }
        List<Relation> relations = graph.relations();
        for (int i = 0; i < relations.size(); i++) {
            relation(i, relations.get(i));
        }
        for (Edge edge : graph.edges()) {
            out.append("  ");
            port(edge.from(), 'e');
            out.append(" -> ");
            port(edge.to(), 'w');
            out.append(" [tooltip=\"")
                    .append(edge.flow().wireName())
                    .append("\", color=\"")
                    .append(colour(edge.flow()))
                    .append(edge.flow().carriesValues() ? "\"];\n" : "\", style=dashed];\n");
        }
        out.append("}\n");
    }

    private void relation(int index, Relation relation) throws IOException {
        out.append("  r")
                .append(Integer.toString(index))
                .append(" [label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\"")
                .append(" cellpadding=\"5\" color=\"#94a3b8\"><tr><td port=\"t\" bgcolor=\"")
                .append(background(relation.role()))
                .append("\"><b>");
        text(relation.name());
        out.append("</b></td></tr>");
        for (int i = 0; i < relation.columns().size(); i++) {
            out.append("<tr><td port=\"c").append(Integer.toString(i)).append("\" align=\"left\">");
            text(relation.columns().get(i));
            out.append("</td></tr>");
        }
        if (relation.hiddenColumns() > 0) {
            out.append("<tr><td align=\"left\">… ")
                    .append(Integer.toString(relation.hiddenColumns()))
                    .append(" more</td></tr>");
        }
        out.append("</table>>];\n");
    }

    private void text(String name) throws IOException {
        Markup.escape(Label.of(name, LONGEST), out);
    }

    private void port(Port port, char side) throws IOException {
        out.append('r').append(Integer.toString(port.relation())).append(':');
        if (port.isWhole()) {
            out.append('t');
        } else {
            out.append('c').append(Integer.toString(port.column()));
        }
        out.append(':').append(side);
    }

    private static String background(Role role) {
        return switch (role) {
            case READ -> "#dbeafe";
            case WRITTEN -> "#dcfce7";
            case RESULT -> "#fef3c7";
            case UNRESOLVED -> "#fee2e2";
        };
    }

    private static String colour(Flow flow) {
        return switch (flow) {
            case IDENTITY -> "#475569";
            case EXPRESSION -> "#7c3aed";
            case AGGREGATE -> "#c2410c";
            case WINDOW -> "#0f766e";
            case CONDITIONAL -> "#be185d";
            case FILTER -> "#b91c1c";
            case JOIN -> "#1d4ed8";
            case GROUP_BY -> "#a16207";
            case SORT -> "#4d7c0f";
            case ROWS -> "#94a3b8";
        };
    }
}
