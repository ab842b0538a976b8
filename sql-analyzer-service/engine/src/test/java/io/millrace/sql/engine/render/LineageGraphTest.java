package io.millrace.sql.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.diagram.Flow;
import io.millrace.sql.engine.render.diagram.LineageGraph;
import io.millrace.sql.engine.render.diagram.LineageGraph.Bounds;
import io.millrace.sql.engine.render.diagram.LineageGraph.Port;
import io.millrace.sql.engine.render.diagram.LineageGraph.Relation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineageGraphTest {
    private static final Bounds WIDE = new Bounds(100, 100, 100);

    private static LineageGraph graph(String sql, Bounds bounds) {
        return LineageGraph.of(SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none()), bounds);
    }

    /// Every edge as `from -> to kind`; relations carry their index.
    private static List<String> edges(LineageGraph graph) {
        return graph.edges().stream()
                .map(edge ->
                        end(graph, edge.from())
                                + " -> "
                                + end(graph, edge.to())
                                + " "
                                + edge.flow().wireName())
                .toList();
    }

    private static String end(LineageGraph graph, Port port) {
        Relation relation = graph.relations().get(port.relation());
        String name = port.relation() + ":" + relation.name();
        return port.isWhole() ? name : name + "." + relation.columns().get(port.column());
    }

    @Test
    void aTableThatOneStatementWritesAndALaterOneReadsStandsInTheMiddle() {
        LineageGraph graph =
                graph(
                        "create table s.m as select a from s.x; insert into s.y(b) select a from s.m",
                        WIDE);

        assertEquals(
                List.of("0:s.x.a -> 1:s.m.a identity", "1:s.m.a -> 2:s.y.b identity"),
                edges(graph));
    }

    @Test
    void influencesGoToTheWholeOfWhatIsWritten() {
        LineageGraph graph =
                LineageGraph.of(
                        SqlEngine.analyze(
                                "insert into s.y(b) select sum(x.a) from s.x join s.z on z.k = x.k"
                                        + " where x.c > 1 group by x.d order by x.d",
                                Dialects.postgres(),
                                Catalog.none(),
                                Options.defaults().withInfluences(true)),
                        WIDE);

        assertEquals(
                List.of(
                        "0:s.x.a -> 2:s.y.b aggregate",
                        "1:s.z -> 2:s.y rows",
                        "1:s.z.k -> 2:s.y join",
                        "0:s.x.k -> 2:s.y join",
                        "0:s.x.c -> 2:s.y filter",
                        "0:s.x.d -> 2:s.y group_by",
                        "0:s.x.d -> 2:s.y sort"),
                edges(graph));
        assertEquals(
                List.of("aggregate", "filter", "join", "group_by", "sort", "rows"),
                graph.flows().stream().map(Flow::wireName).toList());
    }

    @Test
    void aTableThatInfluencesHowItIsWrittenIsThereTwice() {
        LineageGraph graph =
                LineageGraph.of(
                        SqlEngine.analyze(
                                "update s.t set x = 1 where y = 2",
                                Dialects.postgres(),
                                Catalog.none(),
                                Options.defaults().withInfluences(true)),
                        WIDE);

        assertEquals(List.of("0:s.t.y -> 1:s.t filter"), edges(graph));
    }

    @Test
    void aTableThatIsWrittenAfterItWasReadIsThereTwice() {
        LineageGraph graph = graph("update s.t set x = x + y", WIDE);

        assertEquals(
                List.of("0:s.t.x -> 1:s.t.x expression", "0:s.t.y -> 1:s.t.x expression"),
                edges(graph));
        assertEquals(LineageGraph.Role.READ, graph.relations().get(0).role());
        assertEquals(LineageGraph.Role.WRITTEN, graph.relations().get(1).role());
    }

    @Test
    void statementsThatWriteOneTableWithoutReadingItShareIt() {
        LineageGraph graph =
                graph(
                        "insert into s.t(a) select x from s.a; insert into s.t(b) select x from s.b",
                        WIDE);

        assertEquals(
                List.of("0:s.a.x -> 1:s.t.a identity", "2:s.b.x -> 1:s.t.b identity"),
                edges(graph));
    }

    @Test
    void aTableOfWhichOnlyTheRowsCountHasAnEdgeOfItsOwn() {
        assertEquals(
                List.of("0:s.t -> 1:result rows"),
                edges(graph("select count(*) as n from s.t", WIDE)));
    }

    @Test
    void columnsOfTheSameNameInAResultStayApart() {
        LineageGraph graph = graph("select a as x, b as x, 1 from s.t", WIDE);

        assertEquals(3, graph.relations().get(1).columns().size());
        assertEquals(List.of("x", "x"), graph.relations().get(1).columns().subList(0, 2));
    }

    @Test
    void aColumnThatCouldNotBeTracedTellsWhereItMayBelong() {
        LineageGraph graph = graph("select z from s.a, s.b", WIDE);

        assertEquals(
                List.of("z of s.a or s.b"),
                graph.relations().stream()
                        .filter(one -> one.role() == LineageGraph.Role.UNRESOLVED)
                        .flatMap(one -> one.columns().stream())
                        .toList());
    }

    @Test
    void whatDoesNotFitIsCounted() {
        // given ten columns from ten tables, and room for less
        String columns =
                IntStream.range(0, 10)
                        .mapToObj(i -> "t" + i + ".c as o" + i)
                        .collect(Collectors.joining(", "));
        String tables =
                IntStream.range(0, 10).mapToObj(i -> "s.t" + i).collect(Collectors.joining(", "));
        String sql = "select " + columns + " from " + tables;

        // then
        assertEquals("", graph(sql, WIDE).omission());
        LineageGraph fewEdges = graph(sql, new Bounds(100, 100, 4));
        assertEquals(4, fewEdges.edges().size());
        assertEquals(6, fewEdges.hiddenEdges());
        LineageGraph fewColumns = graph(sql, new Bounds(100, 7, 100));
        assertEquals(
                7, fewColumns.relations().stream().mapToInt(one -> one.columns().size()).sum());
        assertEquals(13, fewColumns.relations().stream().mapToInt(Relation::hiddenColumns).sum());
        LineageGraph fewRelations = graph(sql, new Bounds(5, 100, 100));
        assertEquals(5, fewRelations.relations().size());
        assertEquals(6, fewRelations.hiddenRelations());
        assertEquals(10, fewRelations.hiddenEdges());
    }
}
