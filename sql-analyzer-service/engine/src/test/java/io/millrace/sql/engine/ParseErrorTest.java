package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FRM users           | 10 | FRM   | did you mean FROM?",
                "SELECT a FRM users           | 14 | users | did you mean FROM instead of FRM?",
                "SELECT a FROM s.t WERE a = 1 | 24 | a     | did you mean WHERE instead of WERE?",
                "SELECT a FROM s.t GRUOP BY a | 25 | BY    | did you mean GROUP instead of GRUOP?",
                "SELCT 1                      | 1  | SELCT | did you mean SELECT?",
                "SELECT 1)                    | 9  | )     | this parenthesis closes nothing",
                "SELECT a b c FROM s.t        | 12 | c     | ",
                "SELECT a = b = c FROM s.t    | 14 | =     | `join two comparisons with AND, or put"
                        + " one in parentheses`",
                "SELECT 123abc                | 8  | 123abc | put a space between the two",
                "SELECT from_x, FROM s.t      | 16 | FROM  | ",
                "SELECT a FROM s.t WHERE      | 24 | `` | ",
                "SELECT a FROM s.t JOIN s.u   | 27 | `` | ",
                "SELECT CASE a END            | 15 | END   | ",
                "SELECT a FROM select         | 15 | select | ",
                "SELECT a IS 3                | 13 | 3     | ",
                "SELECT array[1, 2            | 18 | `` | ",
                "SELECT 1 LIMIT               | 15 | `` | ",
                "SELECT f(a ORDER BY)         | 20 | )     | ",
                "SELECT sum(a) OVER (         | 21 | `` | ",
                "SELECT a FROM (s.t) x y z    | 23 | y     | ",
                "SELECT \"\" FROM s.t         | 8  | \"\"  | ",
                "SELECT a FROM s.t FOR nothing | 23 | nothing | ",
                "INSERT s.a SELECT 1          | 8  | s     | ",
                "INSERT INTO s.a () VALUES (1) | 18 | )    | ",
                "INSERT INTO s.a x SELECT 1   | 17 | x     | ",
                "WITH a (SELECT 1) SELECT 1   | 9  | SELECT | ",
                "WITH a AS SELECT 1 SELECT 1  | 11 | SELECT | ",
                "CREATE TABLE s.a AS          | 20 | `` | ",
                "SELECT ~                     | 9  | `` | ",
                "SELECT {                     | 8  | {     | ",
                "hello world                  | 1  | hello | "
            })
    void whatCannotBeReadIsPlacedAndExplained(String sql, int column, String text, String hint) {
        var failure = assertLineage(sql).isReadOnly(false).fails(SqlErrorCode.PARSE_ERROR);
        failure.at(1, column).on(text);
        assertEquals(hint, failure.error().hint());
    }

    @Test
    void anEndlessStringIsPlacedWhereItBegins() {
        assertLineage("SELECT a,\n 'oops FROM s.t")
                .fails(SqlErrorCode.PARSE_ERROR)
                .at(2, 2)
                .saying("string")
                .hinting("close the string");
    }

    @Test
    void anEndlessCommentIsPlacedWhereItBegins() {
        assertLineage("SELECT a /* FROM /* s.t */")
                .fails(SqlErrorCode.PARSE_ERROR)
                .at(1, 10)
                .saying("comment");
    }

    @Test
    void anEndlessNameOrDollarStringIsPlacedWhereItBegins() {
        assertLineage("SELECT \"a FROM s.t")
                .fails(SqlErrorCode.PARSE_ERROR)
                .at(1, 8)
                .saying("quoted name");
        assertLineage("SELECT $x$ a $y$")
                .fails(SqlErrorCode.PARSE_ERROR)
                .at(1, 8)
                .saying("dollar-quoted");
    }

    @Test
    void anOddSpaceIsNamed() {
        assertLineage("SELECT\u00a01").fails(SqlErrorCode.PARSE_ERROR).at(1, 7).saying("U+00A0");
    }
}
