package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Writes that are hidden where databases differ on what is a comment, a string or a name. `↵` is a
/// line feed, `⏎` a carriage return.
class SmugglingTest {
    private static boolean readOnly(String dialect, String sql) {
        String text = sql.replace('↵', '\n').replace('⏎', '\r');
        return SqlEngine.analyze(text, Dialects.named(dialect).orElseThrow(), Catalog.none())
                .readOnly();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // a carriage return alone ends no comment of MySQL, SQLite and others
                "mysql | SELECT 1 -- ⏎ /* ↵ ; DELETE FROM t -- */",
                "mysql | SELECT 1 # ⏎ /* ↵ ; DELETE FROM t -- */",
                "sqlite | SELECT 1 -- ⏎ /* ↵ ; DELETE FROM t -- */",
                "tsql | SELECT 1 -- ⏎ /* ↵ ; DELETE FROM t -- */",
                "snowflake | SELECT 1 // ⏎ /* ↵ ; DELETE FROM t -- */",
                "postgres | SELECT 1 -- ⏎ ; DELETE FROM t",
                // Spark goes on with a comment after a backslash
                "spark | SELECT 1 -- \\↵ /* ↵ ; DELETE FROM t -- */",
                "spark | SELECT 1 -- x↵ ; DELETE FROM t",
                "hive | SELECT 1 -- \\↵ ; DELETE FROM t",
                // comments nest in some versions only
                "spark | SELECT 1 /* /* */ , ' */ ; DELETE FROM t; -- '",
                "clickhouse | SELECT 1 /* /* */ , ' */ ; DELETE FROM t; -- '",
                "generic | SELECT 1 /* /* */ ; DELETE FROM t -- */",
                "mysql | SELECT 1 /* /* */ ; DELETE FROM t -- */",
                "postgres | SELECT 1 /* /* */ , ' */ ; DELETE FROM t; -- '",
                // strings
                "flink | SELECT 'a\\'; DELETE FROM t; --'",
                "bigquery | SELECT r'\\', ' ; DELETE FROM t; -- '",
                "postgres | SELECT 'a\\'; DELETE FROM t; --'",
                "spark | SELECT r'\\'; DELETE FROM t; --'",
                "bigquery | SELECT `a\\` , ' ` ; DELETE FROM t; -- '",
                "clickhouse | SELECT \"a\\\" , ' \" ; DELETE FROM t; -- '",
                // words that are statements of their own
                "tsql | SELECT a FROM t SHUTDOWN",
                "tsql | SELECT 1 CHECKPOINT",
                "tsql | SELECT a FROM t x REVERT",
                "tsql | SELECT a FROM t WITH (NOLOCK) RECONFIGURE",
                // names
                "oracle | SELECT s.\"NEXTVAL\" FROM dual",
                // what runs is not what stands there
                "generic | SELECT 1 /*! INTO OUTFILE 'x' */",
                "generic | SELECT {{ x }} FROM t",
                "hive | SELECT a FROM ${t}"
            })
    void aHiddenWriteIsNotReadOnly(String dialect, String sql) {
        assertEquals(false, readOnly(dialect, sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "postgres | SELECT 1 -- x⏎ FROM t",
                "mysql | SELECT 1 -- x⏎↵ FROM t",
                "sqlite | SELECT 1 -- x⏎",
                "spark | SELECT 1 -- \\↵ ; DELETE FROM t",
                "mysql | SELECT 1 /* /* */",
                "postgres | SELECT 1 /* /* */ ; DELETE FROM t */",
                "bigquery | SELECT r'\\'', 'a'",
                "tsql | SELECT a AS shutdown, b AS [checkpoint] FROM t",
                "oracle | SELECT \"NEXTVAL\" FROM t"
            })
    void whatIsCertainIsReadOnly(String dialect, String sql) {
        assertEquals(true, readOnly(dialect, sql));
    }

    @Test
    void aReturnInACommentIsRefusedInItsPlace() {
        LineageAssert.assertLineage("mysql", "SELECT 1 -- x\r FROM t")
                .fails(SqlErrorCode.PARSE_ERROR)
                .at(1, 14);
    }
}
