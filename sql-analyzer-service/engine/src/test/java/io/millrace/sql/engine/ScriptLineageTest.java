package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.sql.engine.budget.Limits;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.ScriptLineage;
import io.millrace.sql.engine.result.ScriptLineage.Through;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptLineageTest {
    private static final String STAGED =
            "CREATE TEMP TABLE stage AS SELECT o.id, o.net + o.tax AS gross FROM s.orders o;"
                    + " CREATE VIEW s.v AS SELECT id, gross FROM stage;"
                    + " CREATE TABLE s.t AS SELECT id, max(gross) AS top FROM s.v GROUP BY id;"
                    + " INSERT INTO s.report (id, top) SELECT id, top FROM s.t";

    @Test
    void aStatementItselfNamesTheTemporaryTable() {
        assertEquals(
                List.of("stage.id", "stage.gross"),
                analyze(STAGED).statements().get(1).columns().stream()
                        .map(column -> column.sources().getFirst())
                        .map(source -> source.table() + "." + source.column())
                        .toList());
    }

    @Test
    void temporaryTablesAndViewsAreLookedThrough() {
        assertEquals(
                List.of(
                        "id from s.orders.id identity",
                        "top from s.orders.net aggregate, s.orders.tax aggregate"),
                lineage(STAGED, Through.TEMPORARY_TABLES_AND_VIEWS, 2));
        assertEquals(
                List.of("id from s.t.id identity", "top from s.t.top identity"),
                lineage(STAGED, Through.TEMPORARY_TABLES_AND_VIEWS, 3));
    }

    @Test
    void tablesThatTheScriptMakesAreLookedThroughOnDemand() {
        assertEquals(
                List.of(
                        "id from s.orders.id identity",
                        "top from s.orders.net aggregate, s.orders.tax aggregate"),
                lineage(STAGED, Through.EVERYTHING_MADE, 3));
    }

    @Test
    void tablesThatAreOnlyWrittenAreLookedThroughOnDemand() {
        String script = "INSERT INTO s.b SELECT x FROM s.a; INSERT INTO s.c SELECT x FROM s.b";
        assertEquals(List.of("x from s.b.x identity"), lineage(script, Through.EVERYTHING_MADE, 1));
        assertEquals(
                List.of("x from s.a.x identity"), lineage(script, Through.EVERYTHING_WRITTEN, 1));
    }

    @Test
    void whatIsInsertedLaterFeedsAsWell() {
        assertEquals(
                List.of("x from s.a.x identity, s.b.y identity"),
                lineage(
                        "CREATE TEMP TABLE t AS SELECT x FROM s.a; INSERT INTO t SELECT y FROM s.b;"
                                + " SELECT x FROM t",
                        Through.TEMPORARY_TABLES_AND_VIEWS,
                        2));
    }

    @Test
    void sqlServersSessionTablesAreTemporary() {
        for (String script :
                List.of(
                        "SELECT x INTO #t FROM s.a; SELECT x FROM #t",
                        "CREATE TABLE #t (x int); INSERT INTO #t SELECT x FROM s.a;"
                                + " SELECT x FROM #t",
                        "SELECT x INTO ##t FROM s.a; SELECT x FROM tempdb..##t",
                        "DECLARE @t TABLE (x int); INSERT INTO @t SELECT x FROM s.a;"
                                + " SELECT x FROM @t")) {
            Analysis analysis =
                    SqlEngine.analyze(script, Dialects.named("tsql").orElseThrow(), Catalog.none());
            assertEquals(
                    List.of("x from s.a.x identity"),
                    lineage(
                            analysis,
                            Through.TEMPORARY_TABLES_AND_VIEWS,
                            analysis.statements().size() - 1),
                    script);
        }
    }

    @Test
    void aDroppedTableIsForgotten() {
        assertEquals(
                List.of("x from t.x identity"),
                lineage(
                        "CREATE TEMP TABLE t AS SELECT x FROM s.a; DROP TABLE t; SELECT x FROM t",
                        Through.EVERYTHING_MADE,
                        2));
    }

    @Test
    void aRenamedTableKeepsWhatFedIt() {
        assertEquals(
                List.of("x from s.a.x identity"),
                lineage(
                        "CREATE TABLE s.t AS SELECT x FROM s.a; ALTER TABLE s.t RENAME TO u; SELECT"
                                + " x FROM s.u",
                        Through.EVERYTHING_MADE,
                        2));
    }

    @Test
    void aColumnThatCameWithAStarKeepsItsName() {
        assertEquals(
                List.of("x from s.a.x identity"),
                lineage(
                        "CREATE TEMP TABLE t AS SELECT * FROM s.a; SELECT x FROM t",
                        Through.TEMPORARY_TABLES_AND_VIEWS,
                        1));
    }

    @Test
    void aTableThatFeedsItselfEnds() {
        assertEquals(
                List.of("x from s.a.x expression"),
                lineage(
                        "CREATE TEMP TABLE t AS SELECT x FROM s.a; UPDATE t SET x = x + 1; UPDATE t"
                                + " SET x = x + 1",
                        Through.TEMPORARY_TABLES_AND_VIEWS,
                        2));
    }

    @Test
    void tooManyEdgesAreRefused() {
        Analysis analysis = analyze(STAGED);
        Limits few = new Limits(10, 10, 5, 10, 10, 10);
        SqlFault fault =
                assertThrows(
                        SqlFault.class,
                        () -> ScriptLineage.of(analysis, Through.EVERYTHING_MADE, few));
        assertEquals(SqlErrorCode.TOO_LARGE, fault.code());
    }

    private static List<String> lineage(String sql, Through through, int statement) {
        return lineage(analyze(sql), through, statement);
    }

    private static List<String> lineage(Analysis analysis, Through through, int statement) {
        return ScriptLineage.of(analysis, through, Limits.defaults()).get(statement).stream()
                .map(ScriptLineageTest::told)
                .toList();
    }

    private static String told(OutputColumn column) {
        return column.name()
                + " from "
                + String.join(
                        ", ",
                        column.sources().stream()
                                .map(source ->
                                        source.table()
                                                + "."
                                                + source.column()
                                                + " "
                                                + source.kind().wireName())
                                .toList());
    }

    private static Analysis analyze(String sql) {
        return SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none());
    }
}
