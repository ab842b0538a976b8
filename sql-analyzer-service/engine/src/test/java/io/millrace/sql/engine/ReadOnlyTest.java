package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The verdict that a script changes and locks nothing, attacked.
class ReadOnlyTest {
    private static Analysis analyze(String dialect, String sql) {
        return SqlEngine.analyze(sql, Dialects.named(dialect).orElseThrow(), Catalog.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "postgres | SELECT 1",
                "postgres | TABLE t",
                "postgres | VALUES (1); SELECT 2;",
                "postgres | WITH x AS (SELECT 1) SELECT * FROM x UNION (SELECT 2)",
                "postgres | SELECT '; DELETE FROM t' -- ; DELETE FROM t",
                "postgres | SELECT 1 /* /* */ ; DELETE FROM t */",
                "postgres | SELECT $a$ $b$ ; DELETE FROM t $a$",
                "mysql | SELECT '\\'; DELETE FROM t; -- '",
                "mysql | SELECT a AS `delete` FROM `update`",
                "tsql | SELECT a FROM t WITH (NOLOCK, INDEX (i))",
                "oracle | SELECT q'[; DELETE FROM t]' FROM dual",
                "bigquery | FROM t |> WHERE a = 1 |> SELECT a"
            })
    void whatOnlyReadsIsReadOnly(String dialect, String sql) {
        Analysis analysis = analyze(dialect, sql);
        assertEquals(true, analysis.readOnly(), () -> analysis.statements().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "postgres | WITH x AS (DELETE FROM t RETURNING a) SELECT a FROM x",
                "postgres | WITH x AS (WITH y AS (UPDATE t SET a = 1 RETURNING a) SELECT 1) SELECT 2",
                "postgres | SELECT a FROM (WITH x AS (INSERT INTO t VALUES (1) RETURNING a) SELECT a FROM x) y",
                "postgres | SELECT 1 WHERE EXISTS (WITH x AS (MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE RETURNING 1) SELECT 1)",
                "postgres | WITH x AS (SELECT 1) DELETE FROM t",
                "postgres | SELECT a INTO b FROM t",
                "postgres | SELECT a INTO TEMP b FROM t",
                "postgres | SELECT 1 UNION SELECT a FROM t FOR UPDATE",
                "postgres | SELECT a FROM t FOR SHARE",
                "postgres | SELECT a FROM t FOR NO KEY UPDATE SKIP LOCKED",
                "postgres | SELECT a FROM t FOR KEY SHARE",
                "postgres | SELECT (SELECT a FROM t LIMIT 1 FOR UPDATE)",
                "postgres | SELECT a FROM t, LATERAL (SELECT b FROM u FOR UPDATE) x",
                "postgres | SELECT a FROM t WHERE a IN (SELECT b FROM u FOR SHARE)",
                "postgres | WITH x AS (SELECT a FROM t FOR UPDATE) SELECT a FROM x",
                "postgres | SELECT ARRAY(SELECT a FROM t FOR UPDATE)",
                "postgres | SELECT sum(a) OVER (ORDER BY (SELECT b FROM u FOR UPDATE)) FROM t",
                "postgres | SELECT a FROM t ORDER BY (SELECT b FROM u FOR UPDATE)",
                "postgres | SELECT a FROM t LIMIT (SELECT b FROM u FOR UPDATE)",
                "postgres | SELECT 1; INSERT INTO t VALUES (1)",
                "postgres | SELECT 1; DROP TABLE t; SELECT 2",
                "postgres | SELECT '\\'; DELETE FROM t; --'",
                "postgres | SELECT 1; nonsense",
                "postgres | EXPLAIN ANALYZE DELETE FROM t",
                "postgres | COPY t TO PROGRAM 'rm -rf /'",
                "postgres | COPY (SELECT a FROM t) TO PROGRAM 'sh'",
                "postgres | COPY t FROM PROGRAM 'sh'",
                "postgres | CALL p()",
                "postgres | DO $$ BEGIN DELETE FROM t; END $$",
                "postgres | EXECUTE p",
                "postgres | PREPARE p AS DELETE FROM t",
                "postgres | DECLARE c CURSOR FOR SELECT 1",
                "postgres | SET ROLE admin",
                "postgres | LOCK TABLE t",
                "postgres | VACUUM",
                "postgres | REFRESH MATERIALIZED VIEW v",
                "postgres | CREATE TABLE t AS SELECT 1",
                "postgres | CREATE VIEW v AS SELECT 1",
                "postgres | TRUNCATE t",
                "postgres | BEGIN",
                "mysql | SELECT 1 /*! ; DELETE FROM t */",
                "mysql | SELECT 1 /*!50000 INTO OUTFILE '/x' */",
                "mariadb | SELECT 1 /*M! FOR UPDATE */",
                "mysql | SELECT /*!99999 1 */ 2",
                "mysql | SELECT a FROM t INTO OUTFILE '/x'",
                "mysql | SELECT a INTO OUTFILE '/x' FROM t",
                "mysql | SELECT a INTO DUMPFILE '/x' FROM t",
                "mysql | SELECT a FROM (SELECT b FROM u LIMIT 1 INTO OUTFILE '/x') y",
                "mysql | SELECT a FROM t LOCK IN SHARE MODE",
                "mysql | SELECT a FROM t FOR SHARE OF t",
                "mysql | SELECT 1 /* /* */ ; DELETE FROM t; -- */",
                "mysql | SELECT '\\\\'; DELETE FROM t; -- '",
                "mysql | REPLACE INTO t VALUES (1)",
                "mysql | LOAD DATA INFILE '/x' INTO TABLE t",
                "mysql | HANDLER t OPEN",
                "mariadb | SELECT NEXT VALUE FOR s",
                "clickhouse | SELECT a FROM t INTO OUTFILE 'x'",
                "tsql | SELECT a INTO b FROM t",
                "tsql | SELECT 1 DELETE FROM t",
                "tsql | SELECT a FROM t UPDATE t SET a = 1",
                "tsql | SELECT 1 EXEC p",
                "tsql | SELECT a FROM t WITH (UPDLOCK)",
                "tsql | SELECT a FROM t x WITH (NOLOCK, TABLOCKX)",
                "tsql | SELECT a FROM t JOIN u WITH (XLOCK) ON t.a = u.a",
                "tsql | SELECT NEXT VALUE FOR s",
                "tsql | IF 1 = 1 DELETE FROM t",
                "oracle | SELECT s.NEXTVAL FROM dual",
                "oracle | SELECT a FROM t FOR UPDATE",
                "oracle | WITH FUNCTION f RETURN NUMBER IS BEGIN DELETE FROM t; RETURN 1; END; SELECT f FROM dual",
                "trino | WITH FUNCTION f(a int) RETURNS int RETURN a + 1 SELECT f(1)",
                "db2 | SELECT a FROM FINAL TABLE (INSERT INTO t VALUES (1))",
                "snowflake | SELECT s.nextval",
                "snowflake | COPY INTO @s FROM t",
                "hive | SELECT TRANSFORM (a) USING 'rm' AS (b) FROM t",
                "hive | FROM t INSERT INTO u SELECT a",
                "hive | INSERT OVERWRITE DIRECTORY '/x' SELECT a FROM t",
                "duckdb | COPY t TO 'x.csv'",
                "sqlite | PRAGMA writable_schema = 1",
                "sqlite | ATTACH 'x' AS y"
            })
    void whatChangesLocksOrCannotBeReadIsNot(String dialect, String sql) {
        assertFalse(analyze(dialect, sql).readOnly());
    }

    @Test
    void aScriptWithoutAStatementHasNoVerdictToPassOn() {
        assertFalse(analyze("postgres", " -- nothing").readOnly());
    }

    @Test
    void aScriptThatIsTooLongIsNotReadOnlyAsFarAsItWasRead() {
        Options few = Options.defaults().withMaxLength(8);
        Analysis analysis =
                SqlEngine.analyze("SELECT 1;  ", Dialects.postgres(), Catalog.none(), few);
        assertFalse(analysis.readOnly());
    }
}
