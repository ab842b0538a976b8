package io.millrace.sql.engine;

import static io.millrace.sql.engine.SmallStack.analyze;
import static io.millrace.sql.engine.SmallStack.onSmallStack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Input that is meant to hurt, on a thread with a stack of 512 KB.
@Timeout(30)
class HostileInputTest {
    private static SqlErrorCode code(StatementAnalysis statement) {
        return statement.errors().getFirst().code();
    }

    private static String numbered(int count, String separator, String before, String after) {
        return IntStream.range(0, count)
                .mapToObj(i -> before + i + after)
                .collect(Collectors.joining(separator));
    }

    @Test
    void longChainsAreFlat() {
        assertTrue(
                analyze("select 1 from s.t where " + numbered(50_000, " and ", "a = ", ""))
                        .errors()
                        .isEmpty());
        assertTrue(
                analyze("select " + numbered(50_000, " + ", "a", "") + " from s.t")
                        .errors()
                        .isEmpty());
        assertTrue(
                analyze("select 1 from s.t where a in (" + numbered(100_000, ",", "", "") + ")")
                        .errors()
                        .isEmpty());
        assertTrue(
                analyze(numbered(10_000, " union all ", "select a from s.t", ""))
                        .errors()
                        .isEmpty());
    }

    @Test
    void towersOfCastsAreWalkedWithoutRecursion() {
        assertTrue(analyze("select a" + "::int".repeat(100_000) + " from s.t").errors().isEmpty());
        assertTrue(
                analyze("select a" + " is null".repeat(50_000) + " from s.t").errors().isEmpty());
        assertTrue(analyze("select a" + "[1]".repeat(50_000) + " from s.t").errors().isEmpty());
    }

    @Test
    void tenThousandChainedCommonTablesAreTraced() {
        StatementAnalysis statement =
                analyze(
                        "with c0 as (select x + 1 as x from s.t), "
                                + IntStream.range(1, 10_000)
                                        .mapToObj(i ->
                                                "c"
                                                        + i
                                                        + " as (select x + 1 as x from c"
                                                        + (i - 1)
                                                        + ")")
                                        .collect(Collectors.joining(", "))
                                + " select x from c9999");
        assertTrue(statement.errors().isEmpty());
        assertEquals("s.t", statement.columns().getFirst().sources().getFirst().table());
    }

    @Test
    void longTextsAreRead() {
        assertTrue(analyze("select '" + "x".repeat(100_000) + "' as a").errors().isEmpty());
        assertTrue(analyze("select " + "x".repeat(100_000) + " from s.t").errors().isEmpty());
        assertEquals(SqlErrorCode.PARSE_ERROR, code(analyze("select '" + "x".repeat(100_000))));
        assertEquals(SqlErrorCode.PARSE_ERROR, code(analyze("select " + "/*".repeat(100_000))));
        assertEquals(SqlErrorCode.PARSE_ERROR, code(analyze("\"".repeat(100_001))));
        assertEquals(SqlErrorCode.PARSE_ERROR, code(analyze("$a$ $b$ ".repeat(20_001))));
    }

    @Test
    void halfACharacterIsAPlacedError() {
        Analysis analysis = onSmallStack("select\n '\ud83d' as a", Options.defaults());
        SqlError error = analysis.errors().getFirst();
        assertEquals(SqlErrorCode.PARSE_ERROR, error.code());
        assertEquals(2, error.line());
        assertEquals(3, error.column());
        assertEquals("\\uD83D", error.text());
    }

    @Test
    void controlCharactersArePlacedErrors() {
        assertEquals(SqlErrorCode.PARSE_ERROR, code(analyze("select \0")));
        assertEquals(SqlErrorCode.PARSE_ERROR, code(analyze("select \u200b1")));
    }

    @Test
    void aScriptBeyondTheBoundIsTooLarge() {
        Analysis analysis = onSmallStack("select 1", Options.defaults().withMaxLength(7));
        assertEquals(SqlErrorCode.TOO_LARGE, analysis.errors().getFirst().code());
        assertTrue(analysis.statements().isEmpty());
    }

    @Test
    void theDeadlineEndsParsingAndResolving() {
        AtomicLong clock = new AtomicLong();
        Deadline passing = Deadline.after(Duration.ofNanos(20), clock::incrementAndGet);
        String sql = "select " + numbered(200_000, " + ", "a", "") + " from s.t";

        Analysis analysis = onSmallStack(sql, Options.defaults().withDeadline(passing));

        SqlError error = analysis.statements().getFirst().errors().getFirst();
        assertEquals(SqlErrorCode.TIMEOUT, error.code());
        assertTrue(error.column() > 1_000, error.toString());
    }

    @Test
    void anInterruptedThreadEndsItsAnalysis() {
        Thread.currentThread().interrupt();
        Analysis analysis = SqlEngine.analyze("select 1", Dialects.postgres(), Catalog.none());
        assertTrue(Thread.interrupted());
        assertEquals(SqlErrorCode.TIMEOUT, code(analysis.statements().getFirst()));
    }

    @Test
    void randomTokensNeverEscapeAsAnException() {
        String[] words =
                ("select from where group by order limit with as ( ) , . ; * + - = :: [ ] 'a' \"b\""
                                + " 1 a b s.t join on using natural left union all insert into values case"
                                + " when then end in not exists between and or is null over partition filter"
                                + " lateral recursive cast array row $1 :p ? -- /*")
                        .split(" ", -1);
        Random random = new Random(20_261_121);
        for (int round = 0; round < 3_000; round++) {
            String sql =
                    random.ints(1 + random.nextInt(30), 0, words.length)
                            .mapToObj(i -> words[i])
                            .collect(Collectors.joining(" "));
            assertNotNull(SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none()), sql);
        }
    }
}
