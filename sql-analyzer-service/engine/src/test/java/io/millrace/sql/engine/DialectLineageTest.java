package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;
import static io.millrace.sql.engine.LineageAssert.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.query.TableRole;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the columns come from in clauses that only some dialects have.
class DialectLineageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "snowflake | SELECT a + 1 AS b, b * 2 AS c FROM s.t | C | S.T.A expression",
                "snowflake | SELECT v:x.y::int AS c FROM s.t | C | S.T.V expression",
                "snowflake | SELECT f.value AS c FROM s.t, LATERAL FLATTEN(input => t.l) f | C |"
                        + " S.T.L expression",
                "spark | SELECT x FROM s.t LATERAL VIEW explode(l) e AS x | x | s.t.l expression",
                "hive | SELECT e.x FROM s.t LATERAL VIEW explode(l) e AS x | x | s.t.l expression",
                "bigquery | SELECT x FROM s.t, UNNEST(t.l) AS x WITH OFFSET AS o | x |"
                        + " s.t.l expression",
                "bigquery | SELECT x.f FROM s.t, UNNEST(t.l) AS x | f | s.t.l expression",
                "bigquery | SELECT t.a.b.c FROM s.t | c | s.t.a",
                "clickhouse | SELECT x FROM s.t ARRAY JOIN l AS x | x | s.t.l expression",
                "clickhouse | WITH a + 1 AS y SELECT y * 2 AS z FROM s.t | z |"
                        + " s.t.a expression",
                "clickhouse | SELECT arrayMap(x -> x + b, l) AS c FROM s.t | c |"
                        + " s.t.b expression; s.t.l expression",
                "duckdb | FROM s.t SELECT a + 1 AS b | b | s.t.a expression",
                "duckdb | SELECT z FROM (PIVOT (SELECT a, b, c AS z FROM s.t) ON a IN ('x')"
                        + " USING sum(b)) | z | s.t.c",
                "duckdb | SELECT x.c FROM s.t, (SELECT t.a AS c) x | c | s.t.a",
                "bigquery | SELECT WITH(x AS a + 1, x * b) AS c FROM s.t | c |"
                        + " s.t.a expression; s.t.b expression",
                "bigquery | SELECT i.f FROM s.t, t.items AS i WITH OFFSET AS o | f |"
                        + " s.t.items expression",
                "clickhouse | SELECT a FROM cluster('c', s, t) | a | s.t.* expression",
                "snowflake | SELECT transform(l, x int -> x + a) AS c FROM s.t | C |"
                        + " S.T.A expression; S.T.L expression",
                "duckdb | SELECT COLUMNS('.*') AS c FROM s.t | c | s.t.* expression",
                "duckdb | SELECT max(COLUMNS(x -> x LIKE 'a%')) AS c FROM (SELECT a, b FROM s.t) d"
                        + " | c | s.t.a aggregate; s.t.b aggregate",
                "clickhouse | SELECT u.COLUMNS('b') AS c FROM s.t, s.u | c | s.u.* expression",
                "teradata | LOCKING ROW FOR ACCESS SELECT a (CHAR(10)) AS b FROM s.t | b |"
                        + " s.t.a expression",
                "teradata | SELECT d.x FROM f (ON s.t PARTITION BY a) AS d | x | s.t.* expression",
                "teradata | REPLACE VIEW s.v AS LOCK ROW FOR ACCESS SELECT a FROM s.t | a | s.t.a",
                "databricks | SELECT a AS b FROM STREAM(s.t) | b | s.t.a",
                "flink | SELECT a FROM TABLE(TUMBLE(TABLE s.t, DESCRIPTOR(b), INTERVAL '1' DAY)) |"
                        + " a | s.t.* expression",
                "clickhouse | SELECT COLUMNS('b') AS c FROM (SELECT a, b FROM s.t) d | c |"
                        + " s.t.a expression; s.t.b expression",
                "duckdb | SELECT c: a + b FROM s.t | c | s.t.a expression; s.t.b expression",
                "duckdb | SELECT * EXCLUDE (a) REPLACE (b + 1 AS b) FROM (SELECT a, b FROM s.t) | b"
                        + " | s.t.b expression",
                "tsql | SELECT c = a + b FROM s.t | c | s.t.a expression; s.t.b expression",
                "tsql | SELECT x.c FROM s.t CROSS APPLY (SELECT t.a + u.b AS c FROM s.u) x | c |"
                        + " s.t.a expression; s.u.b expression",
                "tsql | SELECT [x] FROM (SELECT a, b FROM s.t) d PIVOT (sum(a) FOR b IN ([x])) p |"
                        + " x | s.t.a aggregate",
                "tsql | SELECT v FROM (SELECT a, b FROM s.t) d UNPIVOT (v FOR n IN (a, b)) p | v |"
                        + " s.t.a; s.t.b",
                "oracle | SELECT PRIOR a AS p FROM s.t CONNECT BY PRIOR id = b | P |"
                        + " S.T.A expression",
                "trino | SELECT x FROM s.t CROSS JOIN UNNEST(t.l) AS u (x) | x | s.t.l expression",
                "trino | SELECT m FROM s.t MATCH_RECOGNIZE (ORDER BY b MEASURES last(p.c) AS m"
                        + " PATTERN (p+) DEFINE p AS p.c > 1) | m | s.t.c expression",
                "mysql | SELECT `A` AS x FROM s.t | x | s.t.a",
                "postgres | SELECT U&\"d\\0061t\" AS x FROM s.t | x | s.t.dat",
                "postgres | SELECT xmlelement(NAME n, a) AS x FROM s.t | x | s.t.a expression",
                "postgres | SELECT xmlroot(a, VERSION '1.0', STANDALONE YES) AS x FROM s.t | x |"
                        + " s.t.a expression",
                "postgres | SELECT xmlexists('//a' PASSING BY VALUE b) AS x FROM s.t | x |"
                        + " s.t.b expression",
                "postgres | SELECT x.c FROM s.t, XMLTABLE('/r' PASSING BY REF t.d BY VALUE COLUMNS c"
                        + " int PATH '@c') x | c | s.t.d expression",
                "postgres | SELECT j.c FROM s.t, JSON_TABLE(t.d, '$' AS p PASSING 1 AS x COLUMNS (c"
                        + " int PATH '$.c')) j | c | s.t.d expression",
                "oracle | SELECT x.a FROM t@link x | A | LINK.T.A",
                "oracle | SELECT a MULTISET UNION b AS x FROM s.t | X |"
                        + " S.T.A expression; S.T.B expression",
                "db2 | SELECT x.a FROM FINAL TABLE (INSERT INTO s.t (a) VALUES (1)) x | A | S.T.A",
                "sqlite | SELECT u.a FROM s.u, v LEFT JOIN w ON w.id = u.id | a | s.u.a",
                "redshift | SELECT a + 1 AS b, b + 1 AS c FROM s.t | c | s.t.a expression"
            })
    void theSourcesOfAColumn(String dialect, String sql, String column, String sources) {
        String[] expected =
                sources == null
                        ? new String[0]
                        : Arrays.stream(sources.split("; ", -1)).toArray(String[]::new);
        assertLineage(dialect, sql).succeeds().column(column).from(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vertica | SELECT a FROM s.t MATCH (PARTITION BY b ORDER BY c DEFINE x AS d > 1"
                        + " PATTERN p AS (x*)) | t | a b c d",
                "vertica | SELECT a FROM s.t TIMESERIES x AS '1 day' OVER (PARTITION BY b ORDER BY"
                        + " c) | t | a b c",
                "teradata | SELECT a FROM s.t SAMPLE WHEN b > 1 THEN .1 ELSE .5 END | t | b a",
                "teradata | SELECT sum(a) OVER (ORDER BY b RESET WHEN c > 1) FROM s.t | t | a b c",
                "teradata | SELECT x FROM f (ON (SELECT a FROM s.t) ORDER BY b) AS d | t | a",
                "teradata | UPD t SET a = 1 ELSE INSERT INTO t VALUES ((SELECT max(b) FROM s.u)) |"
                        + " u | b"
            })
    void theColumnsOfATable(String dialect, String sql, String table, String columns) {
        String[] expected = columns.split(" ", -1);
        assertLineage(dialect, sql).succeeds().uses(table, expected);
    }

    @Test
    void aListInLowerCaseIsFoundWhereNamesBecomeUpperCase() {
        given("s.t(id, jan)")
                .assertLineage("snowflake", "SELECT jan, ID FROM (SELECT * FROM s.t) d")
                .succeeds()
                .columns("JAN", "ID")
                .column("JAN")
                .from("s.t.jan");
        given("x(a)")
                .assertLineage("snowflake", "SELECT x.a AS b FROM x")
                .succeeds()
                .column("B")
                .from("x.a");
    }

    @Test
    void eachStepOfAPipeReadsTheOneBefore() {
        assertLineage(
                        "bigquery",
                        "FROM s.t |> WHERE a > 1 |> EXTEND a + b AS c |> AGGREGATE sum(c) AS d GROUP BY"
                                + " e |> SELECT d, e")
                .succeeds()
                .column("d")
                .from("s.t.a aggregate", "s.t.b aggregate")
                .column("e")
                .from("s.t.e");
    }

    @Test
    void updateFeedsTheColumnsThatItSets() {
        LineageAssert lineage =
                assertLineage(
                        "UPDATE s.t SET a = u.x + t.b, (c, d) = (u.y, 1) FROM s.u WHERE t.id = u.id");
        lineage.succeeds()
                .isReadOnly(false)
                .tables("base s.t written", "base s.u")
                .column("a")
                .into("s.t.a")
                .from("s.u.x expression", "s.t.b expression")
                .column("c")
                .from("s.u.y")
                .column("d")
                .from();
        assertEquals(StatementKind.UPDATE, lineage.statement().kind());
    }

    @Test
    void updateOfAnAliasWritesItsTable() {
        assertLineage("tsql", "UPDATE x SET a = u.b FROM s.t AS x JOIN s.u ON x.id = u.id")
                .succeeds()
                .column("a")
                .into("s.t.a")
                .from("s.u.b");
        assertLineage("mysql", "UPDATE s.t JOIN s.u ON t.id = u.id SET u.a = t.b")
                .succeeds()
                .column("a")
                .into("s.u.a")
                .from("s.t.b");
    }

    @Test
    void deleteWritesItsTargetAndReadsTheOthers() {
        LineageAssert lineage =
                assertLineage("DELETE FROM s.t USING s.u WHERE t.id = u.id RETURNING t.a");
        lineage.succeeds()
                .isReadOnly(false)
                .tables("base s.t written", "base s.u")
                .filters("where: t.id = u.id");
        assertEquals(StatementKind.DELETE, lineage.statement().kind());
        assertLineage("mysql", "DELETE x FROM s.t AS x JOIN s.u ON x.id = u.id")
                .succeeds()
                .tables("base s.t as x", "base s.u", "base s.t as x written");
    }

    @Test
    void mergeFeedsWhatItsBranchesSet() {
        LineageAssert lineage =
                assertLineage(
                        "MERGE INTO s.t USING (SELECT id, x FROM s.u) v ON t.id = v.id"
                                + " WHEN MATCHED THEN UPDATE SET a = v.x + t.a"
                                + " WHEN NOT MATCHED THEN INSERT (id, b) VALUES (v.id, v.x)");
        lineage.succeeds()
                .isReadOnly(false)
                .column("a")
                .into("s.t.a")
                .from("s.u.x expression", "s.t.a expression")
                .column("id")
                .into("s.t.id")
                .from("s.u.id");
        assertEquals(StatementKind.MERGE, lineage.statement().kind());
    }

    @Test
    void aViewWritesTheQuerysColumns() {
        LineageAssert lineage = assertLineage("CREATE VIEW s.v (k) AS SELECT a + 1 FROM s.t");
        lineage.succeeds().isReadOnly(false).column("k").into("s.v.k").from("s.t.a expression");
        assertEquals(StatementKind.CREATE_VIEW, lineage.statement().kind());
    }

    @Test
    void insertIntoSeveralTablesFeedsEachOfThem() {
        assertLineage(
                        "hive",
                        "FROM s.t INSERT INTO TABLE s.x SELECT a INSERT INTO TABLE s.y SELECT b")
                .succeeds()
                .column("a")
                .into("s.x.a")
                .from("s.t.a")
                .column("b")
                .into("s.y.b")
                .from("s.t.b");
        assertLineage(
                        "oracle",
                        "INSERT ALL INTO s.x (k) VALUES (a) INTO s.y (k) VALUES (b) SELECT a, b FROM s.t")
                .succeeds()
                .column("A")
                .into("S.X.K")
                .from("S.T.A");
    }

    @Test
    void onDuplicateKeyTheInsertedValueFeedsTheColumn() {
        assertLineage(
                        "mysql",
                        "INSERT INTO s.t (a, b) SELECT x, y FROM s.u ON DUPLICATE KEY UPDATE b ="
                                + " VALUES(b) + t.b")
                .succeeds()
                .column("y")
                .into("s.t.b")
                .from("s.u.y", "s.u.y expression", "s.t.b expression");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres  | DROP TABLE s.a, s.b                            | written s.a, written s.b",
                "postgres  | TRUNCATE s.a                                   | written s.a",
                "postgres  | CREATE INDEX i ON s.a (x)                      | written s.a",
                "postgres  | ALTER TABLE s.a ADD b int                      | written s.a",
                "mysql     | RENAME TABLE s.a TO s.b                        | written s.b, read s.a",
                "hive      | ALTER TABLE s.a EXCHANGE PARTITION (d='1') WITH TABLE s.b | written s.a, read s.b",
                "snowflake | CREATE TABLE s.a CLONE s.b                     | written S.A, read S.B",
                "snowflake | COPY INTO s.a FROM @x                          | written S.A, read null.@x",
                "postgres  | COPY s.a (x) TO STDOUT                         | read s.a",
                "snowflake | CREATE WAREHOUSE w WAREHOUSE_SIZE = XSMALL     | "
            })
    void definitionsTellTheTablesTheyTouch(String dialect, String sql, String tables) {
        LineageAssert lineage = assertLineage(dialect, sql).succeeds().isReadOnly(false);
        String told =
                String.join(
                        ", ",
                        lineage.statement().tables().stream()
                                .map(use ->
                                        (use.role() == TableRole.WRITTEN ? "written " : "read ")
                                                + use.schema()
                                                + "."
                                                + use.table())
                                .toList());
        assertEquals(tables == null ? "" : tables, told);
    }

    @Test
    void aSemiJoinHidesItsRightSide() {
        assertLineage(
                        "spark",
                        "SELECT * FROM (SELECT a FROM s.t) x LEFT SEMI JOIN (SELECT b FROM s.u) y ON x.a = y.b")
                .succeeds()
                .columns("a");
    }

    @Test
    void setOperationsByNameMatchNames() {
        assertLineage("duckdb", "SELECT a, b FROM s.t UNION ALL BY NAME SELECT b, c FROM s.u")
                .succeeds()
                .columns("a", "b", "c")
                .column("b")
                .from("s.t.b", "s.u.b");
    }

    @Test
    void executableCommentsAreNotReadOnly() {
        assertLineage("mysql", "SELECT a /*!50000 , b */ FROM s.t")
                .succeeds()
                .isReadOnly(false)
                .columns("a", "b");
        assertLineage("mysql", "SELECT a /* , b */ FROM s.t").succeeds().isReadOnly(true);
    }
}
