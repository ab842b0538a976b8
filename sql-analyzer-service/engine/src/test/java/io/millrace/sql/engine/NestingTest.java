package io.millrace.sql.engine;

import static io.millrace.sql.engine.SmallStack.analyze;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.result.query.QuerySummary;
import io.millrace.sql.engine.result.query.TableUse;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements nested deeper than anyone writes them, on a thread with a stack of 512 KB.
@Timeout(30)
class NestingTest {

    @Test
    void tenThousandParenthesesAreRead() {
        assertTrue(
                analyze("select " + "(".repeat(10_000) + "1" + ")".repeat(10_000))
                        .errors()
                        .isEmpty());
    }

    @Test
    void tenThousandOpenParenthesesAreAPlacedError() {
        SqlError error = analyze("select " + "(".repeat(10_000)).errors().getFirst();
        assertEquals(SqlErrorCode.PARSE_ERROR, error.code());
        assertEquals(10_008, error.column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select | (1 + | 1 | ) | ",
                "select | f( | 1 | ) | ",
                "select | case when true then | 1 | end | ",
                "select | case | 1 | when 1 then 1 end | ",
                "select | not | true | | ",
                "select | - | 1 | | ",
                "select | (select | 1 | ) | ",
                "select | 1 in ( | 1 | ) | ",
                "select | 1 in (select | 1 | ) | ",
                "select | 1 between 1 and ( | 1 | ) | ",
                "select | array[ | 1 | ] | ",
                "select | a[ | 1 | ] | ",
                "select | sum(1) over (order by | 1 | ) | ",
                " | select * from ( | select 1 | ) d | ",
                " | select 1 where exists ( | select 1 | ) | ",
                " | with a as ( | select 1 | ) select * from a | ",
                " | ( | select 1 | ) | ",
                " | (select 1 union | select 1 | ) | ",
                "select 1 from | (a join | b | on true) | ",
                "select 1 from | a join | b | on true | ",
                "select 1 from | a join lateral (select 1 from | b | ) x on true | ",
                "select 1 group by | grouping sets ( | a | ) | ",
                " | insert into a with x as ( | select 1 | ) select 1 | "
            })
    void twentyThousandLevelsAreTooDeepAndPlaced(
            String head, String open, String middle, String close) {
        String before = head == null ? "" : head + " ";
        String after = close == null ? "" : " " + close;
        String sql = before + (open + " ").repeat(20_000) + middle + after.repeat(20_000);

        SqlError error = analyze(sql).errors().getFirst();

        assertEquals(SqlErrorCode.TOO_DEEP, error.code());
        assertEquals(1, error.line());
        assertTrue(error.column() > 100, error.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select | (1 + | 1 | )",
                "select | (select | 1 | )",
                " | select * from ( | select 1 | ) d",
                "select 1 from | a join lateral (select 1 from | b | ) x on true"
            })
    void ninetyLevelsAreRead(String head, String open, String middle, String close) {
        String before = head == null ? "" : head + " ";
        String sql = before + (open + " ").repeat(90) + middle + (" " + close).repeat(90);

        assertTrue(analyze(sql).errors().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select | (select | 1 | )",
                " | select * from ( | select 1 | ) d",
                " | select 1 where exists ( | select 1 | )",
                "select 1 from | a join lateral (select 1 from | b | ) x on true"
            })
    void threeHundredSubqueriesAreRead(String head, String open, String middle, String close) {
        String before = head == null ? "" : head + " ";
        String sql = before + (open + " ").repeat(300) + middle + (" " + close).repeat(300);

        assertTrue(analyze(sql).errors().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PIVOT (sum(a) FOR b IN (1))",
                "UNPIVOT (v FOR n IN (a, b))",
                "MATCH_RECOGNIZE (PATTERN (x) DEFINE x AS a > 1)"
            })
    void tenThousandShapesOfARelationAreTooDeepAndPlaced(String shape) {
        String sql = "SELECT * FROM t" + (" " + shape).repeat(10_000);

        SqlError error = SmallStack.analyze("oracle", sql).errors().getFirst();

        assertEquals(SqlErrorCode.TOO_DEEP, error.code());
    }

    @Test
    void derivedTablesDoNotMultiplyTheAnswer() {
        int levels = 16;
        String sql = "select * from (".repeat(levels) + "select 1 as x" + ") d".repeat(levels);

        // On each level the table of the level with what it consists of, and those below it as one.
        assertEquals(2 * levels - 1, told(analyze(sql).tables()));
    }

    private static int told(List<TableUse> tables) {
        int count = tables.size();
        for (TableUse table : tables) {
            QuerySummary subquery = table.subquery();
            count += subquery == null ? 0 : told(subquery.tables());
        }
        return count;
    }

    @Test
    void threeThousandForwardReferencesAreTooDeepAndPlaced() {
        SqlError error =
                analyze(
                                "with recursive "
                                        + IntStream.range(0, 3_000)
                                                .mapToObj(i ->
                                                        "c"
                                                                + i
                                                                + " as (select x from c"
                                                                + (i + 1)
                                                                + ")")
                                                .collect(Collectors.joining(", "))
                                        + ", c3000 as (select 1 as x) select x from c0")
                        .errors()
                        .getFirst();
        assertEquals(SqlErrorCode.TOO_DEEP, error.code());
        assertTrue(error.column() > 1_000, error.toString());
    }
}
