package io.millrace.sql.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.diagram.Dot;
import io.millrace.sql.engine.render.diagram.Mermaid;
import io.millrace.sql.engine.render.json.AnalysisJson;
import io.millrace.sql.engine.render.svg.Svg;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is written says what was found out, and not its mirror image.
class RenderedMeaningTest {
    private static final Pattern EDGE =
            Pattern.compile("<path class=\"mr-edge[^>]* d=\"([^\"]*)\"");
    private static final Pattern HEIGHT = Pattern.compile("<svg [^>]*height=\"(\\d+)\"");
    private static final Pattern LEGEND =
            Pattern.compile("<text class=\"mr-note\"[^>]* y=\"(\\d+)\"");

    private static Analysis analysis(String sql) {
        return SqlEngine.analyze(
                sql, Dialects.postgres(), Catalog.none(), Options.defaults().withInfluences(true));
    }

    @Test
    void thePairsOfAJoinKeepTheirSidesAndAFilterItsSources() throws IOException {
        JsonNode statement =
                new ObjectMapper()
                        .readTree(
                                AnalysisJson.of(
                                        analysis(
                                                "select 1 from s.a join s.b on a.x = b.y where"
                                                        + " a.z > 1")))
                        .at("/statements/0");

        assertEquals("s.a", statement.at("/joins/0/columnPairs/0/left/table").asText());
        assertEquals("x", statement.at("/joins/0/columnPairs/0/left/column").asText());
        assertEquals("s.b", statement.at("/joins/0/columnPairs/0/right/table").asText());
        assertEquals("y", statement.at("/joins/0/columnPairs/0/right/column").asText());
        assertEquals("s.a", statement.at("/filters/0/sources/0/table").asText());
        assertEquals("z", statement.at("/filters/0/sources/0/column").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select a as x from s.t ; -->",
                "select a + 1 as x from s.t ; -->|expression|",
                "select sum(a) as x from s.t ; -->|aggregate|",
                "select lag(a) over () as x from s.t ; -->|window|",
                "select case when a then 1 end as x from s.t ; -.->|conditional|",
                "insert into s.u (x) select 1 from s.t where a > 1 ; -.->|filter|"
            })
    void anArrowSaysHowAColumnFeedsAnotherAndIsDottedWhereItOnlyDecides(String sql, String arrow) {
        String mermaid = Mermaid.of(analysis(sql));
        assertTrue(mermaid.contains(" " + arrow + " "), mermaid);
    }

    @Test
    void whatMarkupReadsAsItsOwnIsText() {
        String sql = "select a as \"<a & 'b' &amp;\" from s.t";
        String text = "&lt;a &amp; &#39;b&#39; &amp;amp;";
        assertTrue(Svg.of(analysis(sql)).contains(text), Svg.of(analysis(sql)));
        assertTrue(Dot.of(analysis(sql)).contains(text), Dot.of(analysis(sql)));
    }

    @Test
    void anEdgeOfThePictureSaysWhereItBeginsAndWhereItEnds() {
        String svg = Svg.of(analysis("insert into s.b (y) select x + 1 from s.a"));
        assertTrue(svg.contains("<title>s.a.x → s.b.y (expression)</title>"), svg);
    }

    @Test
    void edgesOfDifferentColumnsEndAtDifferentHeights() {
        Matcher edge =
                EDGE.matcher(Svg.of(analysis("insert into s.b (y, z) select x, w from s.a")));
        assertTrue(edge.find());
        String first = edge.group(1);
        assertTrue(edge.find());
        assertTrue(!end(first).equals(end(edge.group(1))), first);
    }

    /// The height at which a path ends.
    private static String end(String path) {
        return path.substring(path.lastIndexOf(',') + 1);
    }

    @Test
    void theLegendStandsInThePicture() {
        String svg = Svg.of(analysis("insert into s.b (y) select x + 1 from s.a"));
        Matcher height = HEIGHT.matcher(svg);
        Matcher legend = LEGEND.matcher(svg);
        assertTrue(height.find());
        assertTrue(legend.find(), svg);
        assertTrue(Integer.parseInt(legend.group(1)) < Integer.parseInt(height.group(1)), svg);
    }
}
