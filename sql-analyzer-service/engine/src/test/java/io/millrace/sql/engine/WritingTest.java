package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;
import static io.millrace.sql.engine.LineageAssert.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {

    @Test
    void insertWritesTheColumnsThatTheQueryNames() {
        LineageAssert lineage =
                given("s.orders(x, id)")
                        .assertLineage("insert into a select o.x + 1 as y from s.orders o");
        lineage.succeeds()
                .isReadOnly(false)
                .tables("base a written", "base s.orders as o")
                .uses("a", "y")
                .uses("orders", "x")
                .vagueTables("a")
                .column("y")
                .into("a.y")
                .from("s.orders.x expression");
        assertEquals(StatementKind.INSERT, lineage.statement().kind());
        assertEquals(50, lineage.statement().span().end().column());
    }

    @Test
    void insertWritesTheColumnsListed() {
        assertLineage("INSERT INTO s.a AS t (k, v) SELECT x, sum(y) FROM s.b GROUP BY x")
                .succeeds()
                .column("x")
                .into("s.a.k")
                .from("s.b.x")
                .column("sum")
                .into("s.a.v")
                .from("s.b.y aggregate");
    }

    @Test
    void insertWritesTheTargetsColumnsInOrderIfTheyAreKnown() {
        given("s.a(k, v, w)", "s.b(x, y)")
                .assertLineage("INSERT INTO s.a SELECT * FROM s.b")
                .succeeds()
                .column("x")
                .into("s.a.k")
                .from("s.b.x");
    }

    @Test
    void insertOfAStarWithoutACatalogWritesAStar() {
        assertLineage("INSERT INTO s.a SELECT * FROM s.b")
                .succeeds()
                .column("*")
                .into("s.a.*")
                .from("s.b.*");
    }

    @Test
    void insertOfTooManyOrTooFewColumnsIsAnError() {
        assertLineage("INSERT INTO s.a (k) SELECT x, y FROM s.b")
                .fails(SqlErrorCode.SEMANTIC_VALIDATION);
        assertLineage("INSERT INTO s.a (k, v) SELECT x FROM s.b")
                .fails(SqlErrorCode.SEMANTIC_VALIDATION);
    }

    @Test
    void insertIntoAColumnThatIsNotThereIsAnError() {
        given("s.a(customer)")
                .assertLineage("INSERT INTO s.a (custoner) VALUES (1)")
                .fails(SqlErrorCode.UNKNOWN_COLUMN)
                .at(1, 18)
                .hinting("did you mean `customer`?");
    }

    @Test
    void insertOfValuesReadsTheirSubqueries() {
        assertLineage(
                        "INSERT INTO s.report (total, at) VALUES ((SELECT count(o.id) FROM s.orders"
                                + " o), DEFAULT)")
                .succeeds()
                .tables("base s.report written", "base s.orders as o")
                .column("column1")
                .into("s.report.total")
                .from("s.orders.id aggregate");
    }

    @Test
    void insertMayComeWithItsOwnCommonTables() {
        assertLineage(
                        "WITH c AS (SELECT x FROM s.b) INSERT INTO s.a (k) SELECT x FROM c"
                                + " RETURNING k, k + 1 AS n")
                .succeeds()
                .column("x")
                .into("s.a.k")
                .from("s.b.x");
    }

    @Test
    void anUpdateOnConflictFeedsTheColumnsAsWell() {
        assertLineage(
                        "INSERT INTO s.a AS t (k, n) SELECT x, y FROM s.b ON CONFLICT (k) WHERE k >"
                                + " 0 DO UPDATE SET n = t.n + excluded.n WHERE t.n < 10")
                .succeeds()
                .column("y")
                .into("s.a.n")
                .from("s.b.y", "s.b.y expression", "s.a.n expression");
        assertLineage("INSERT INTO s.a DEFAULT VALUES ON CONFLICT DO NOTHING").succeeds().columns();
    }

    @Test
    void createTableAsWritesTheQuerysColumns() {
        LineageAssert lineage =
                assertLineage(
                        "CREATE TABLE IF NOT EXISTS s.a (k, v) WITH (fillfactor = 70) AS"
                                + " SELECT x, y || z FROM s.b WITH NO DATA");
        lineage.succeeds()
                .isReadOnly(false)
                .tables("base s.a written", "base s.b")
                .column("k")
                .into("s.a.k")
                .from("s.b.x")
                .column("v")
                .from("s.b.y expression", "s.b.z expression");
        assertEquals(StatementKind.CREATE_TABLE_AS, lineage.statement().kind());
    }

    @Test
    void aTemporaryTableIsNotVague() {
        assertLineage("CREATE TEMP TABLE a ON COMMIT DROP AS SELECT x FROM s.b")
                .succeeds()
                .vagueTables();
    }

    @Test
    void selectIntoCreatesATable() {
        LineageAssert lineage = assertLineage("SELECT x INTO TEMP s.a FROM s.b");
        lineage.succeeds().isReadOnly(false).column("x").into("s.a.x").from("s.b.x");
        assertEquals(StatementKind.CREATE_TABLE_AS, lineage.statement().kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT x FROM s.t FOR UPDATE",
                "SELECT x FROM s.t FOR NO KEY UPDATE OF t SKIP LOCKED",
                "SELECT x FROM (SELECT x FROM s.t FOR SHARE NOWAIT) d",
                "SELECT x FROM s.t WHERE EXISTS (SELECT 1 FROM s.u FOR KEY SHARE)",
                "WITH i AS (INSERT INTO s.a (k) VALUES (1) RETURNING k) SELECT k FROM i",
                "SELECT 1 INTO s.a",
                "CREATE TABLE s.a AS SELECT 1 AS x",
                "INSERT INTO s.a VALUES (1)"
            })
    void whatWritesOrLocksIsNotReadOnly(String sql) {
        assertLineage(sql).succeeds().isReadOnly(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "VALUES (1)",
                "TABLE s.t",
                "WITH a AS MATERIALIZED (SELECT 1 AS x) SELECT x FROM a",
                "SELECT 'insert into a' AS x -- for update\n"
            })
    void whatOnlyReadsIsReadOnly(String sql) {
        assertLineage(sql).succeeds().isReadOnly(true);
    }

    @ParameterizedTest
    @CsvSource({
        "ddl,   'GRANT SELECT ON s.t TO u'",
        "ddl,   'COMMENT ON TABLE s.t IS NULL'",
        "ddl,   'CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1'",
        "other, 'CALL p()'",
        "other, 'EXPLAIN SELECT 1'",
        "other, 'SET work_mem = 1'"
    })
    void aStatementThatIsNotModelledIsNamedAndRefused(String kind, String sql) {
        LineageAssert lineage = assertLineage(sql).isReadOnly(false);
        lineage.fails(SqlErrorCode.UNSUPPORTED_STATEMENT).at(1, 1);
        assertEquals(kind, lineage.statement().kind().wireName());
    }

    @Test
    void aStatementInACommonTableIsRefusedWhereItStands() {
        assertLineage("WITH d AS (VACUUM s.t) SELECT x FROM d")
                .isReadOnly(false)
                .fails(SqlErrorCode.UNSUPPORTED_STATEMENT)
                .at(1, 12)
                .on("VACUUM");
    }
}
