package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.ParameterUse;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static Analysis analyze(String sql) {
        return SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none());
    }

    private static String fingerprint(String sql) {
        return analyze(sql).statements().getFirst().fingerprint();
    }

    @Test
    void aScriptIsSplitAtSemicolonsOutsideOfStringsAndComments() {
        Analysis analysis =
                analyze("select ';' as a; -- not ; here\n select $$;$$ /* nor ; here */ as b;;\n");
        assertEquals(2, analysis.statements().size());
        assertEquals("b", analysis.statements().get(1).columns().getFirst().name());
    }

    @Test
    void aStatementThatCannotBeReadSpoilsNoOtherOne() {
        List<StatementAnalysis> statements =
                analyze("select 1; selct 2; select (3; select 4").statements();
        assertEquals(4, statements.size());
        assertEquals(List.of(), statements.get(0).errors());
        assertEquals(SqlErrorCode.PARSE_ERROR, statements.get(1).errors().getFirst().code());
        assertEquals(SqlErrorCode.PARSE_ERROR, statements.get(2).errors().getFirst().code());
        assertEquals(List.of(), statements.get(3).errors());
    }

    @Test
    void nothingButCommentsHasNoStatements() {
        assertEquals(
                List.of(), analyze(" /* a /* nested */ comment */ -- and another").statements());
    }

    @Test
    void placesAreCountedInLinesAndCodePoints() {
        StatementAnalysis statement =
                analyze("select '😀' as a,\r\n '😀', b c d from s.t").statements().getFirst();
        assertEquals(2, statement.errors().getFirst().line());
        assertEquals(11, statement.errors().getFirst().column());
        assertEquals("d", statement.errors().getFirst().text());
    }

    @Test
    void parametersAreListed() {
        StatementAnalysis statement =
                analyze(
                                "select a[1:n] from s.t where a = $1 and b = :name and c = ? and d"
                                        + " = :name and e = $1")
                        .statements()
                        .getFirst();
        assertEquals(List.of(), statement.errors());
        assertEquals(
                List.of("$1", ":name", "?"),
                statement.parameters().stream().map(ParameterUse::name).toList());
    }

    @Test
    void fingerprintsIgnoreConstantsCaseSpaceAndComments() {
        String one = fingerprint("select a from s.t where b in (1, 2, 3) and c = 'x'");
        assertEquals(
                one, fingerprint("SELECT  a /* why */ FROM S.T\nWHERE b IN ($1) AND c = 'yy'"));
        assertNotEquals(one, fingerprint("select a from s.t where b in (1, 2, 3) and d = 'x'"));
        assertNotEquals(fingerprint("select \"A\" from s.t"), fingerprint("select a from s.t"));
    }

    @Test
    void aDialectIsAValueWhoseClausesCanBeTakenAway() {
        String sql = "select distinct on (a) a from s.t";
        var without = Dialects.postgres().without(Clause.DISTINCT_ON);
        assertEquals(List.of(), analyze(sql).statements().getFirst().errors());
        assertEquals(
                SqlErrorCode.PARSE_ERROR,
                SqlEngine.analyze(sql, without, Catalog.none())
                        .statements()
                        .getFirst()
                        .errors()
                        .getFirst()
                        .code());
    }

    @Test
    void anUnknownDialectIsNotGuessed() {
        assertEquals(Optional.empty(), Dialects.named("postgresql"));
        assertTrue(Dialects.names().contains("postgres"));
    }

    private static List<String> kinds(String dialect, String sql) {
        return SqlEngine.analyze(sql, Dialects.named(dialect).orElseThrow(), Catalog.none())
                .statements()
                .stream()
                .map(statement -> statement.kind().wireName())
                .toList();
    }

    @Test
    void sqlServerNeedsNoSemicolons() {
        assertEquals(
                List.of("other", "select", "insert", "select"),
                kinds(
                        "tsql",
                        "SET NOCOUNT ON\nSELECT a FROM t\nINSERT INTO t (a) VALUES (1) SELECT b FROM"
                                + " u"));
    }

    @Test
    void goEndsABatchOnALineOfItsOwn() {
        assertEquals(
                List.of("ddl", "select"),
                kinds(
                        "tsql",
                        "CREATE PROCEDURE p AS\nBEGIN\n SELECT 1;\n SELECT 2;\nEND\nGO\nSELECT go"
                                + " FROM t\nGO 5\n"));
    }

    @Test
    void delimiterNamesWhatEndsAStatement() {
        assertEquals(
                List.of("ddl", "select"),
                kinds(
                        "mysql",
                        "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END//\nDELIMITER"
                                + " ;\nSELECT 1;"));
    }

    @Test
    void theBodyOfARoutineIsOneStatement() {
        assertEquals(
                List.of("ddl", "select"),
                kinds(
                        "oracle",
                        "CREATE OR REPLACE PROCEDURE p IS x NUMBER; BEGIN IF x = 1 THEN NULL; END IF;"
                                + " x := CASE WHEN 1 = 1 THEN 2 END; END; SELECT 1 FROM dual"));
        assertEquals(
                List.of("other", "select", "other"), kinds("mysql", "BEGIN; SELECT 1; COMMIT"));
    }

    @Test
    void everyDialectOfTheSpecificationIsThere() {
        assertEquals(32, Dialects.names().size());
        for (String name :
                List.of(
                        "redshift",
                        "supabase",
                        "cockroach",
                        "greenplum",
                        "materialize",
                        "mysql",
                        "mariadb",
                        "doris",
                        "starrocks",
                        "sqlserver",
                        "tsql",
                        "sqlite",
                        "duckdb",
                        "snowflake",
                        "bigquery",
                        "databricks",
                        "spark",
                        "hive",
                        "impala",
                        "trino",
                        "athena",
                        "presto",
                        "clickhouse",
                        "oracle",
                        "vertica",
                        "exasol",
                        "teradata",
                        "db2",
                        "flink",
                        "ansi",
                        "generic")) {
            assertTrue(Dialects.named(name).isPresent(), name);
        }
    }
}
