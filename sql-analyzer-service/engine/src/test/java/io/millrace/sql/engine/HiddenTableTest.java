package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.lex.Lexer;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A table that a statement reads cannot hide from its answer: a subquery is put in the place of
/// every token of many statements, and between them, and where the statement is still read its
/// table is told.
class HiddenTableTest {
    private static final String HIDDEN = " (SELECT max(zz) FROM hidden_zz) ";

    private static final List<StatementFile.Line> SEEDS =
            List.of(
                    seed(
                            "bigquery",
                            "SELECT EXTRACT(WEEK(SUNDAY) FROM a), DATE_TRUNC(b, WEEK(MONDAY)) FROM t"),
                    seed(
                            "bigquery",
                            "SELECT CAST(a AS STRING FORMAT 'x'), ARRAY_AGG(b IGNORE NULLS ORDER BY c LIMIT 2) FROM t"),
                    seed(
                            "clickhouse",
                            "SELECT a FROM t ORDER BY a WITH FILL FROM 1 TO 9 STEP 2 INTERPOLATE (b AS b + 1, c)"),
                    seed(
                            "clickhouse",
                            "SELECT a FROM t SAMPLE 1 / 10 OFFSET 1 / 2 LIMIT 1 BY b SETTINGS x = 1"),
                    seed(
                            "duckdb",
                            "SELECT min(COLUMNS(* REPLACE (a + 1 AS a))) FROM t USING SAMPLE 10 PERCENT (bernoulli)"),
                    seed(
                            "exasol",
                            "SELECT a FROM t PREFERRING HIGH a PRIOR TO LOW b PARTITION BY c"),
                    seed(
                            "mariadb",
                            "SELECT a FROM t PARTITION (p) FORCE INDEX FOR GROUP BY (i) WHERE b = 1"),
                    seed(
                            "mysql",
                            "SELECT x.a FROM JSON_TABLE('[]', '$[*]' COLUMNS (a VARCHAR(10) PATH '$.a' DEFAULT '1' ON EMPTY)) x"),
                    seed(
                            "mysql",
                            "INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE b = VALUES(a) + 1"),
                    seed(
                            "oracle",
                            "SELECT a FROM t MODEL DIMENSION BY (a) MEASURES (b) RULES (b[1] = 2)"),
                    seed(
                            "oracle",
                            "SELECT JSON_VALUE(a, '$.x' RETURNING NUMBER DEFAULT 0 ON ERROR), XMLELEMENT(\"x\", b) FROM t"),
                    seed(
                            "oracle",
                            "INSERT ALL WHEN a > 1 THEN INTO t (a) VALUES (b) ELSE INTO u SELECT a, b FROM v"),
                    seed(
                            "postgres",
                            "UPDATE t SET a[1] = 2, (b, c) = (1, 2) FROM u WHERE t.d = u.d RETURNING t.a"),
                    seed(
                            "postgres",
                            "CREATE TABLE t (a int DEFAULT 1, CHECK (a > 0)) WITH (fillfactor = 70)"),
                    seed("postgres", "CREATE POLICY p ON t USING (a = 1) WITH CHECK (b = 2)"),
                    seed(
                            "postgres",
                            "SELECT a FROM t WINDOW w AS (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND 2 FOLLOWING) LIMIT 1 OFFSET 2"),
                    seed(
                            "snowflake",
                            "SELECT $1 FROM @s/f.csv (FILE_FORMAT => 'x', PATTERN => 'y')"),
                    seed("snowflake", "SELECT a FROM t AT (OFFSET => -60) x SAMPLE (10) SEED (1)"),
                    seed(
                            "spark",
                            "SELECT /*+ BROADCAST(t) */ transform(a, x -> x + 1) FROM t LATERAL VIEW explode(b) y AS c"),
                    seed(
                            "sqlite",
                            "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) WHERE b > 1 DO UPDATE SET c = excluded.a WHERE d = 2 RETURNING e"),
                    seed(
                            "trino",
                            "SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY a ORDER BY b MEASURES x.c AS d PATTERN (x y+) SUBSET s = (x, y) DEFINE y AS c > 1)"),
                    seed(
                            "trino",
                            "SELECT LISTAGG(a, ',' ON OVERFLOW TRUNCATE '…' WITH COUNT) WITHIN GROUP (ORDER BY b) FROM t"),
                    seed(
                            "tsql",
                            "SELECT a FROM t WITH (INDEX (i), FORCESEEK (j (b))) WHERE c = 1 OPTION (MAXDOP 1)"),
                    seed(
                            "tsql",
                            "MERGE TOP (1) INTO t USING u ON t.a = u.a WHEN MATCHED AND u.b = 1 THEN UPDATE SET c = 1 OUTPUT inserted.a;"));

    private static StatementFile.Line seed(String dialect, String sql) {
        return new StatementFile.Line(dialect, sql);
    }

    @Test
    void aSubqueryInThePlaceOfAnyTokenIsToldOrRefused() {
        List<StatementFile.Line> lines =
                Stream.of(
                                SEEDS,
                                StatementFile.ofEach("accepted"),
                                StatementFile.ofAll("accepted").subList(0, 14))
                        .flatMap(List::stream)
                        .toList();
        int read = 0;
        List<String> lost = new ArrayList<>();
        for (StatementFile.Line line : lines) {
            Dialect dialect = Dialects.named(line.dialect()).orElseThrow();
            for (String planted : planted(line.sql(), dialect)) {
                Analysis analysis = SqlEngine.analyze(planted, dialect, Catalog.none());
                if (isRead(analysis)) {
                    read++;
                    if (!tells(analysis)) {
                        lost.add(line.dialect() + ": " + planted);
                    }
                }
            }
        }
        assertEquals(List.of(), lost);
        assertTrue(read > 3_000, "too few statements are still read: " + read);
    }

    private static List<String> planted(String sql, Dialect dialect) {
        Tokens tokens = Lexer.lex(new SourceText(sql), dialect);
        List<String> all = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            String before = sql.substring(0, tokens.start(at));
            String from = sql.substring(tokens.start(at));
            String after = sql.substring(tokens.end(at));
            all.add(before + HIDDEN + after);
            all.add(before + HIDDEN + "AS qq" + after);
            all.add(before + " ," + HIDDEN + from);
            all.add(before + HIDDEN + from);
            all.add(before + " =" + HIDDEN + from);
            int close = tokens.match(at);
            if (tokens.kind(at) == TokenKind.LEFT_PARENTHESIS && close > at) {
                String behind = sql.substring(tokens.end(close));
                all.add(before + HIDDEN + behind);
                all.add(before + "(1," + HIDDEN + ")" + behind);
            }
        }
        return all;
    }

    private static boolean isRead(Analysis analysis) {
        return analysis.errors().isEmpty()
                && analysis.statements().stream().allMatch(one -> one.errors().isEmpty());
    }

    private static boolean tells(Analysis analysis) {
        return analysis.statements().stream()
                .flatMap(statement -> statement.tables().stream())
                .anyMatch(table -> "hidden_zz".equalsIgnoreCase(table.table()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mysql | SELECT a FROM t USE INDEX (§(SELECT 1)) WHERE b = 1",
                "mysql | SELECT a FROM t USE INDEX ((§(TABLE u))) WHERE b = 1",
                "tsql | SELECT a FROM t WITH (INDEX (§(SELECT 1)))",
                "oracle | SELECT a FROM t MODEL DIMENSION BY (a) MEASURES (b) RULES (§(SELECT 1))",
                "postgres | SELECT extract(year §(SELECT 1) FROM a) FROM t"
            })
    void aQueryWhereNoneMayStandIsRefusedInItsPlace(String dialect, String marked) {
        String sql = marked.replace("§", "");
        LineageAssert.assertLineage(dialect, sql)
                .isReadOnly(false)
                .fails(SqlErrorCode.PARSE_ERROR)
                .at(1, marked.indexOf('§') + 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tsql | INSERT INTO s.t (a) OUTPUT inserted.a INTO s.log (a) VALUES (1)",
                "tsql | UPDATE s.t SET a = 1 OUTPUT deleted.a INTO s.log WHERE b = 2",
                "tsql | DELETE FROM s.t OUTPUT deleted.a INTO s.log WHERE b = 2",
                "oracle | UPDATE s.t SET a = 1 LOG ERRORS INTO s.log REJECT LIMIT 5"
            })
    void aSecondTableThatAStatementWritesIsTold(String dialect, String sql) {
        String[] tables =
                dialect.equals("oracle")
                        ? new String[] {"base S.T written", "base S.LOG written"}
                        : new String[] {"base s.t written", "base s.log written"};
        LineageAssert.assertLineage(dialect, sql).succeeds().isReadOnly(false).tables(tables);
    }

    @Test
    void theQueriesOfADefinitionAreTold() {
        LineageAssert.assertLineage(
                        "postgres",
                        "CREATE TABLE s.t (a int DEFAULT (SELECT b FROM s.u), CHECK (a IN (SELECT c"
                                + " FROM s.v)))")
                .succeeds()
                .isReadOnly(false)
                .tables("base s.t written", "base s.u", "base s.v");
        LineageAssert.assertLineage(
                        "postgres", "CREATE POLICY p ON s.t USING (a IN (SELECT b FROM s.u))")
                .succeeds()
                .tables("base s.t written", "base s.u");
    }

    @Test
    void theQueriesInTheConditionsOfABodyAreTold() {
        LineageAssert.assertLineage(
                        "tsql",
                        "CREATE PROCEDURE p AS IF EXISTS (SELECT 1 FROM s.a) BEGIN DELETE FROM s.b"
                                + " END")
                .succeeds()
                .tables("base s.a", "base s.b written");
    }

    @Test
    void whatIsReadBeforeAnExportIsTold() {
        LineageAssert.assertLineage(
                        "spark",
                        "WITH c AS (SELECT a FROM s.t) INSERT OVERWRITE DIRECTORY 'd' USING csv SELECT"
                                + " a FROM c")
                .isReadOnly(false)
                .tables("file d written", "base s.t", "cte c");
    }

    @Test
    void aVariableIsNoColumnToBeInserted() {
        LineageAssert.assertLineage("mysql", "INSERT INTO t SET a = 1, @b = 2")
                .fails(SqlErrorCode.PARSE_ERROR)
                .at(1, 26);
    }

    @Test
    void aBrokenNameAfterUseIsAPlacedError() {
        LineageAssert.assertLineage("generic", "USE a.(b)")
                .isReadOnly(false)
                .fails(SqlErrorCode.PARSE_ERROR)
                .at(1, 7);
    }
}
