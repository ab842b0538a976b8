package io.millrace.sql.engine.render.diagram;

import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import java.util.List;

/// The lineage of a script as a picture needs it: relations with columns, and edges between them.
///
/// A table that one statement writes and a later one reads is one relation in the middle. One that
/// is written after it has been read, as in `update t set x = x + 1`, is there twice, before and
/// after; so edges never make a cycle.
///
/// @param relations in the order of their first mention
/// @param edges each once, in the order of the text
/// @param hiddenRelations how many relations are left out, because there are too many
/// @param hiddenEdges how many edges are left out, with them or on their own
public record LineageGraph(
        List<Relation> relations, List<Edge> edges, int hiddenRelations, int hiddenEdges) {

    /// How large a picture may get. What is more is counted and left out.
    public record Bounds(int relations, int columns, int edges) {}

    /// What a relation is in the script.
    public enum Role {
        /// A table that was there before.
        READ("table"),
        /// A table as a statement leaves it.
        WRITTEN("written"),
        /// The rows that a query answers with.
        RESULT("query"),
        /// Columns that could not be traced to one table.
        UNRESOLVED("unresolved");

        private final String wireName;

        Role(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /// @param columns those that an edge touches, and all of what is written or answered
    /// @param hiddenColumns how many more it has
    public record Relation(String name, Role role, List<String> columns, int hiddenColumns) {}

    /// Where an edge ends: a column of a relation, or the relation as a whole.
    ///
    /// @param relation index in [LineageGraph#relations]
    /// @param column index in [Relation#columns], or [#WHOLE]
    public record Port(int relation, int column) {
        public static final int WHOLE = -1;

        public boolean isWhole() {
            return column == WHOLE;
        }
    }

    /// One step of lineage.
    public record Edge(Port from, Port to, Flow flow) {}

    public static LineageGraph of(Analysis analysis, Bounds bounds) {
        GraphBuilder builder = new GraphBuilder(bounds);
        for (StatementAnalysis statement : analysis.statements()) {
            builder.add(statement);
        }
        return builder.build();
    }

    /// The flows that occur, in their order.
    public List<Flow> flows() {
        return edges.stream().map(Edge::flow).distinct().sorted().toList();
    }

    /// What is left out, in words; empty if nothing is.
    public String omission() {
        int columns = relations.stream().mapToInt(Relation::hiddenColumns).sum();
        if (hiddenRelations + hiddenEdges + columns == 0) {
            return "";
        }
        return "not shown: "
                + hiddenRelations
                + " relations, "
                + columns
                + " columns, "
                + hiddenEdges
                + " edges";
    }
}
