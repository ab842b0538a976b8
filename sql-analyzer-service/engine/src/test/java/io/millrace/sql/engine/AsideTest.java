package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Subqueries in the corners of clauses: the tables they read are told, and what they change or
/// lock counts. `#` stands for the subquery.
class AsideTest {
    private static final String READS = "(SELECT m FROM hidden)";

    /// A subquery that changes, locks or runs something in the way of a dialect; a parameter, which
    /// is found on the same walk, where none does.
    private static String effect(String dialect) {
        return switch (dialect) {
            case "bigquery", "duckdb", "trino" -> "?";
            case "clickhouse" -> "(SELECT m FROM hidden INTO OUTFILE 'x')";
            case "hive", "spark" -> "(SELECT TRANSFORM (m) USING 'x' AS (m) FROM hidden)";
            case "snowflake" -> "(SELECT s.nextval FROM hidden)";
            case "db2" -> "(NEXT VALUE FOR s)";
            default -> "(SELECT m FROM hidden FOR UPDATE)";
        };
    }

    private static StatementAnalysis analysed(String dialect, String sql) {
        Dialect named = Dialects.named(dialect).orElseThrow();
        Analysis analysis = SqlEngine.analyze(sql, named, Catalog.none());
        StatementAnalysis statement = LineageAssert.only(analysis);
        assertTrue(statement.errors().isEmpty(), () -> sql + ": " + statement.errors());
        return statement;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // relations
                "postgres | SELECT a FROM t TABLESAMPLE BERNOULLI (#)",
                "postgres | SELECT a FROM t x TABLESAMPLE BERNOULLI (1) REPEATABLE (#)",
                "duckdb | SELECT a FROM (SELECT a FROM t) x TABLESAMPLE reservoir(#)",
                "clickhouse | SELECT a FROM t SAMPLE (#)",
                "clickhouse | SELECT a FROM t SAMPLE 1 OFFSET #",
                "hive | SELECT a FROM t TABLESAMPLE (BUCKET 1 OUT OF 4 ON a + #)",
                "snowflake | SELECT a FROM t AT (TIMESTAMP => #)",
                "snowflake | SELECT * FROM TABLE(f(1), #)",
                "oracle | SELECT * FROM JSON_TABLE('x' COLUMNS (a int PATH '$' DEFAULT # ON EMPTY))",
                "snowflake | SELECT * FROM t PIVOT (sum(a) FOR b IN (ANY ORDER BY #))",
                "snowflake | SELECT * FROM t PIVOT (sum(a) FOR b IN ('x') DEFAULT ON NULL (#))",
                "snowflake | SELECT * FROM t PIVOT (sum(a) FOR b IN (1 + #))",
                "duckdb | PIVOT t ON b IN # USING sum(a)",
                "oracle | SELECT * FROM t UNPIVOT (v FOR n IN (a AS #, b AS 'y'))",
                "trino | SELECT * FROM TABLE(f(TABLE(t) PARTITION BY #))",
                "bigquery | SELECT f(TABLE t ORDER BY #)",
                // queries
                "clickhouse | SELECT a FROM t LIMIT 1 BY a + #",
                "clickhouse | SELECT a FROM t SETTINGS max_threads = #",
                "clickhouse | SELECT a FROM t ORDER BY a WITH FILL FROM # TO 9",
                "clickhouse | SELECT a FROM t ORDER BY a WITH FILL FROM 1 TO 9 STEP #",
                "duckdb | SELECT a FROM t USING SAMPLE (#)",
                "db2 | SELECT a FROM t OPTIMIZE FOR # ROWS",
                "spark | SELECT a FROM t UNION SELECT a FROM t SORT BY #",
                "spark | SELECT a FROM t GROUP BY a GROUPING SETS ((#))",
                "postgres | WITH RECURSIVE x AS (SELECT a FROM t) CYCLE a SET c TO # DEFAULT 0 USING p SELECT 1 FROM x",
                "postgres | WITH RECURSIVE x AS (SELECT a FROM t) CYCLE a SET c TO 1 DEFAULT # USING p SELECT 1 FROM x",
                "postgres | WITH RECURSIVE x AS (SELECT a FROM t) SEARCH DEPTH FIRST BY # SET o SELECT 1 FROM x",
                // expressions
                "postgres | SELECT a FROM t WHERE a LIKE ANY (ARRAY['b']) ESCAPE #",
                "oracle | SELECT CAST(a AS int DEFAULT # ON CONVERSION ERROR) FROM t",
                "oracle | SELECT CAST(a AS date DEFAULT 1 ON CONVERSION ERROR, 'x', #) FROM t",
                "bigquery | SELECT CAST(a AS date FORMAT #) FROM t",
                // calls
                "bigquery | SELECT any_value(a HAVING MAX #) FROM t",
                "bigquery | SELECT array_agg(a LIMIT #) FROM t",
                "mysql | SELECT group_concat(a SEPARATOR #) FROM t",
                "clickhouse | SELECT sum(a) OVER (ORDER BY a WITH FILL FROM #) FROM t",
                "snowflake | SELECT * ILIKE # FROM t"
            })
    void aSubqueryBesideAQueryIsReadAndItsLockCounts(String dialect, String sql) {
        StatementAnalysis reading = analysed(dialect, sql.replace("#", READS));
        assertReadsHidden(reading, sql);
        assertTrue(reading.readOnly(), sql);

        String effect = effect(dialect);
        if (effect.equals("?")) {
            boolean pivots = sql.startsWith("PIVOT");
            String parameter = pivots ? "(?)" : effect;
            assertEquals(1, analysed(dialect, sql.replace("#", parameter)).parameters().size());
        } else {
            assertFalse(analysed(dialect, sql.replace("#", effect)).readOnly(), sql);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "oracle | MERGE INTO t USING u ON (t.a = u.a) WHEN MATCHED THEN UPDATE SET b = 1 DELETE WHERE t.b > #",
                "databricks | INSERT INTO t REPLACE WHERE a > # SELECT a FROM u",
                "spark | INSERT INTO t PARTITION (a = #) SELECT b FROM u",
                "oracle | UPDATE t SET a = 1 RETURNING a INTO f(#)",
                "oracle | DELETE FROM t RETURNING a INTO f(#)",
                "tsql | DELETE TOP (#) FROM t",
                "tsql | UPDATE TOP (#) t SET a = 1",
                "tsql | INSERT TOP (#) INTO t (a) SELECT a FROM u",
                "tsql | MERGE TOP (#) INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE",
                "hive | FROM u INSERT OVERWRITE DIRECTORY '/x' SELECT # INSERT INTO t SELECT a",
                "sqlite | INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = # ON CONFLICT DO NOTHING"
            })
    void aSubqueryBesideAChangeIsRead(String dialect, String sql) {
        assertReadsHidden(analysed(dialect, sql.replace("#", READS)), sql);
    }

    private static void assertReadsHidden(StatementAnalysis statement, String sql) {
        assertTrue(
                statement.tables().stream().anyMatch(use -> "hidden".equalsIgnoreCase(use.table())),
                () -> sql + ": " + statement.tables());
    }

    @Test
    void aSubqueryInANamedWindowOfAPipeIsRead() {
        String sql = "FROM t |> SELECT sum(a) OVER w AS x WINDOW w AS (PARTITION BY " + READS + ")";
        assertReadsHidden(analysed("bigquery", sql), sql);
    }

    @Test
    void whatStandsBesideAnArgumentFeedsNoColumn() {
        LineageAssert.assertLineage(
                        "mysql",
                        "SELECT group_concat(a SEPARATOR (SELECT m FROM hidden)) AS x FROM t")
                .column("x")
                .from("t.a aggregate");
    }

    @Test
    void theDefaultOfACastFeedsItsValue() {
        LineageAssert.assertLineage(
                        "oracle",
                        "SELECT CAST(a AS int DEFAULT (SELECT m FROM hidden) ON CONVERSION ERROR) AS"
                                + " x FROM t")
                .column("X")
                .from("T.A expression", "HIDDEN.M expression");
    }

    @Test
    void whatAMergeDeletesOfTheRowsUpdatedIsACondition() {
        LineageAssert.assertLineage(
                        "oracle",
                        "MERGE INTO t USING u ON (t.a = u.a) WHEN MATCHED THEN UPDATE SET b = u.b"
                                + " WHERE u.c = 1 DELETE WHERE u.d = 2")
                .filters("when: u.c = 1", "where: u.d = 2");
    }

    @Test
    void aBucketIsTakenOfTheTablesOwnColumn() {
        LineageAssert.assertLineage("hive", "SELECT a FROM t TABLESAMPLE (BUCKET 1 OUT OF 4 ON b)")
                .uses("t", "b", "a");
    }

    @Test
    void limitByMayNameAnOutputColumn() {
        LineageAssert.assertLineage("clickhouse", "SELECT a AS k FROM t LIMIT 1 BY k")
                .succeeds()
                .uses("t", "a");
    }

    @Test
    void aSettingAndAVariableAreNoColumns() {
        LineageAssert.assertLineage("clickhouse", "SELECT 1 SETTINGS mode = plain")
                .succeeds()
                .vagueColumns();
        LineageAssert.assertLineage("oracle", "UPDATE t SET a = 1 RETURNING a INTO v")
                .succeeds()
                .vagueColumns();
    }

    @Test
    void aParameterBesideAClauseIsTold() {
        StatementAnalysis statement =
                analysed("postgres", "SELECT a FROM t TABLESAMPLE BERNOULLI ($1)");
        assertEquals(1, statement.parameters().size());
    }
}
