package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Influence;
import io.millrace.sql.engine.result.StatementAnalysis;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfluenceTest {

    @Test
    void nothingIsToldUnlessItIsAskedFor() {
        assertEquals(
                List.of(),
                analysed("SELECT a FROM s.t WHERE b = 1", Options.defaults()).influences());
    }

    @Test
    void filtersJoinsGroupsAndSortingAreToldApart() {
        assertInfluences(
                "SELECT t.a, sum(u.x) FROM s.t JOIN s.u ON t.id = u.id WHERE t.b > 1 GROUP BY t.a"
                        + " HAVING min(u.y) > 2 ORDER BY t.c",
                "join s.t.id",
                "join s.u.id",
                "filter s.t.b",
                "group_by s.t.a",
                "filter s.u.y",
                "sort s.t.c");
    }

    @Test
    void usingInfluencesByBothSides() {
        assertInfluences("SELECT t.a FROM s.t JOIN s.u USING (id)", "join s.t.id", "join s.u.id");
    }

    @Test
    void anOrdinalMeansTheOutputColumnAtThatPlace() {
        assertInfluences(
                "SELECT a + b AS k, c FROM s.t GROUP BY 1, 2 ORDER BY 2 DESC",
                "group_by s.t.a",
                "group_by s.t.b",
                "group_by s.t.c",
                "sort s.t.c");
    }

    @Test
    void anOrdinalAfterAStarOfUnknownWidthMeansNothing() {
        assertInfluences("SELECT *, a FROM s.t ORDER BY 2");
    }

    @Test
    void theNameOfAnOutputColumnInfluencesByWhatFeedsIt() {
        assertInfluences(
                "SELECT a || b AS k FROM s.t GROUP BY k ORDER BY k",
                "group_by s.t.a",
                "group_by s.t.b",
                "sort s.t.a",
                "sort s.t.b");
    }

    @Test
    void aQueryIsInfluencedThroughWhatItReads() {
        assertInfluences(
                "WITH kept AS (SELECT a FROM s.t WHERE b = 1) SELECT d.a FROM (SELECT a FROM kept"
                        + " WHERE a > 0) d WHERE EXISTS (SELECT 1 FROM s.u WHERE u.y = d.a)",
                "filter s.t.a",
                "filter s.u.y",
                "filter s.t.b");
    }

    @Test
    void aCommonTableExpressionThatNobodyReadsInfluencesNothing() {
        assertInfluences("WITH idle AS (SELECT a FROM s.t WHERE b = 1) SELECT x FROM s.u");
    }

    @Test
    void whatIsWrittenIsInfluencedToo() {
        assertInfluences(
                "UPDATE s.t SET a = u.x FROM s.u WHERE u.id = t.id",
                "filter s.u.id",
                "filter s.t.id");
        assertInfluences("DELETE FROM s.t WHERE a = 1", "filter s.t.a");
        assertInfluences(
                "MERGE INTO s.t USING s.u ON t.id = u.id WHEN MATCHED AND u.y > 1 THEN UPDATE SET a"
                        + " = u.x",
                "join s.t.id",
                "join s.u.id",
                "filter s.u.y");
    }

    @Test
    void aWindowsArgumentIsToldFromItsDefinition() {
        StatementAnalysis statement =
                analysed(
                        "SELECT sum(a) OVER (PARTITION BY b ORDER BY c) FROM s.t",
                        Options.defaults());
        assertEquals(
                List.of("a WINDOW", "b WINDOW_DEFINITION", "c WINDOW_DEFINITION"),
                statement.columns().getFirst().sources().stream()
                        .map(source -> source.column() + " " + source.kind())
                        .toList());
    }

    private static void assertInfluences(String sql, String... expected) {
        StatementAnalysis statement = analysed(sql, Options.defaults().withInfluences(true));
        assertEquals(List.of(), statement.errors());
        assertEquals(
                List.of(expected),
                statement.influences().stream().map(InfluenceTest::told).toList());
    }

    private static String told(Influence influence) {
        return influence.kind().wireName() + " " + influence.table() + "." + influence.column();
    }

    private static StatementAnalysis analysed(String sql, Options options) {
        return LineageAssert.only(
                SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none(), options));
    }
}
