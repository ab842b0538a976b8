package io.millrace.sql.engine.render.diagram;

import io.millrace.sql.engine.render.diagram.LineageGraph.Bounds;
import io.millrace.sql.engine.render.diagram.LineageGraph.Edge;
import io.millrace.sql.engine.render.diagram.LineageGraph.Port;
import io.millrace.sql.engine.render.diagram.LineageGraph.Relation;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The lineage of an analysis as a Mermaid flowchart, as Markdown pages and wikis draw it: a box
/// for each relation with its columns in it, from left to right.
///
/// Names are quoted, and every character of them that Mermaid, Markdown or HTML could read as its
/// own is written as an entity (`#60;`). A diagram stays below what Mermaid draws by default: 500
/// edges and 50,000 characters.
public final class Mermaid {
    private static final Bounds BOUNDS = new Bounds(60, 240, 400);
    private static final int LONGEST = 60;
    private static final String PLAIN = " _(),/=+";

    private final Appendable out;

    private Mermaid(Appendable out) {
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
        new Mermaid(out).graph(LineageGraph.of(analysis, BOUNDS));
    }

    private void graph(LineageGraph graph) throws IOException {
        out.append("flowchart LR\n");
        List<Relation> relations = graph.relations();
        for (int i = 0; i < relations.size(); i++) {
            relation(i, relations.get(i));
        }
        for (Edge edge : graph.edges()) {
            out.append("  ");
            port(edge.from());
            out.append(edge.flow().carriesValues() ? " -->" : " -.->");
            if (edge.flow() != Flow.IDENTITY) {
                out.append('|').append(edge.flow().wireName()).append('|');
            }
            out.append(' ');
            port(edge.to());
            out.append('\n');
        }
        if (!graph.omission().isEmpty()) {
            out.append("  omitted[\"").append(graph.omission()).append("\"]\n");
        }
    }

    private void relation(int index, Relation relation) throws IOException {
        String id = "r" + index;
        if (relation.columns().isEmpty()) {
            out.append("  ").append(id);
            label(relation.name());
            out.append('\n');
            return;
        }
        out.append("  subgraph ").append(id);
        label(relation.name());
        out.append('\n');
        for (int i = 0; i < relation.columns().size(); i++) {
            out.append("    ").append(id).append('c').append(Integer.toString(i));
            label(relation.columns().get(i));
            out.append('\n');
        }
        out.append("  end\n");
    }

    private void port(Port port) throws IOException {
        out.append('r').append(Integer.toString(port.relation()));
        if (!port.isWhole()) {
            out.append('c').append(Integer.toString(port.column()));
        }
    }

    private void label(String name) throws IOException {
        String text = Label.of(name, LONGEST);
        out.append("[\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('#').append(Integer.toString(c)).append(';');
            }
        }
        out.append("\"]");
    }
}
