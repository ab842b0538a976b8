package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.budget.Limits;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Short texts with long meanings. Each ends soon, in little memory, with a place.
@Timeout(30)
class MultiplyingInputTest {
    private static String numbered(int count, String separator, String before, String after) {
        return IntStream.range(0, count)
                .mapToObj(i -> before + i + after)
                .collect(Collectors.joining(separator));
    }

    private static Catalog wide(int columns) {
        return new ListedCatalog(
                Map.of("t", IntStream.range(0, columns).mapToObj(i -> "c" + i).toList()));
    }

    private static StatementAnalysis analyze(String sql, Catalog catalog) {
        Analysis analysis =
                SqlEngine.analyze(
                        sql,
                        Dialects.postgres(),
                        catalog,
                        Options.defaults().withDeadline(Deadline.after(Duration.ofSeconds(20))));
        assertEquals(1, analysis.statements().size());
        return analysis.statements().getFirst();
    }

    private static SqlError tooLarge(String sql, Catalog catalog) {
        StatementAnalysis statement = analyze(sql, catalog);
        SqlError error = statement.errors().getFirst();
        assertEquals(SqlErrorCode.TOO_LARGE, error.code(), error.toString());
        assertTrue(statement.columns().isEmpty());
        return error;
    }

    private static String doubled(int times) {
        return "with c0 as (select a from t), "
                + IntStream.range(1, times)
                        .mapToObj(i ->
                                "c%d as (select x.*, y.* from c%d x, c%d y)"
                                        .formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining(", "))
                + " select * from c"
                + (times - 1);
    }

    @Test
    void starsThatDoubleWithEachCommonTableAreTooLarge() {
        SqlError error = tooLarge(doubled(30), Catalog.none());
        assertTrue(error.column() > 600, error.toString());
        assertTrue(error.text().endsWith(".*"), error.toString());
    }

    @Test
    void manyStarsOverAWideTableAreTooLarge() {
        tooLarge("select " + "*,".repeat(299) + "* from t", wide(20_000));
        tooLarge("select " + "t,".repeat(299) + "t from t", wide(20_000));
    }

    @Test
    void manyStarsOverManyUsesOfAWideTableAreTooLarge() {
        tooLarge(
                "select * from t,t a,t b,t c"
                        + " union all select * from t,t a,t b,t c".repeat(399),
                wide(3_000));
    }

    @Test
    void manyUsesOfAWideTableHoldItsColumnsOnce() {
        StatementAnalysis statement = analyze("select 1 from t" + ", t".repeat(5_000), wide(3_000));

        assertEquals(List.of(), statement.errors());
        assertEquals(1, statement.tables().size());
    }

    @Test
    void aColumnThatManyTablesCouldOwnNamesTheFirstOfThem() {
        StatementAnalysis statement =
                analyze(
                        "select "
                                + numbered(2_000, ",", "c", "")
                                + " from "
                                + numbered(2_000, ",", "t", ""),
                        Catalog.none());
        assertEquals(2_000, statement.columns().size());
        assertEquals(
                List.of("t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"),
                statement.columns().getFirst().sources().getFirst().candidates());
    }

    @Test
    void anAmbiguousColumnSaysHowManyMoreOwnersThereAre() {
        Map<String, List<String>> tables =
                IntStream.range(0, 25)
                        .boxed()
                        .collect(Collectors.toMap(i -> "t" + i, any -> List.of("a")));
        SqlError error =
                analyze("select a from " + numbered(25, ",", "t", ""), new ListedCatalog(tables))
                        .errors()
                        .getFirst();
        assertEquals(SqlErrorCode.AMBIGUOUS_COLUMN, error.code());
        assertTrue(error.message().endsWith("t8, t9 and 15 more."), error.message());
    }

    @Test
    void aColumnOfManySourcesThatIsReadManyTimesIsTooLarge() {
        tooLarge(
                "with c as (select "
                        + numbered(10_000, "+", "a", "")
                        + " as x from s.t) select "
                        + numbered(10_000, ",", "x as b", "")
                        + " from c",
                Catalog.none());
    }

    @Test
    void columnsOfManyUnknownTablesAreTooLarge() {
        tooLarge(
                "select "
                        + numbered(5_000, ",", "a", "")
                        + " from ("
                        + numbered(5_000, " union all ", "select * from s.t", "")
                        + ") u",
                Catalog.none());
    }

    @Test
    void conditionsInsideOfConditionsAreTooLarge() {
        int depth = 400;
        tooLarge(
                "select 1 from s.t where a in (".repeat(depth)
                        + "select '"
                        + "x".repeat(100_000)
                        + "'"
                        + ")".repeat(depth),
                Catalog.none());
    }

    @Test
    void relationsLiftedThroughManyLevelsAreTooLarge() {
        int depth = 200;
        tooLarge(
                "select 1 from (".repeat(depth)
                        + "select 1 from "
                        + numbered(5_000, ",", "t", "")
                        + ") x".repeat(depth),
                Catalog.none());
    }

    @Test
    void wideArmsOfASetOperationArePlacedInOneGo() {
        String arm = "select " + "a,".repeat(19_999) + "a from s.t";
        assertTrue(analyze(arm + " union all " + arm, Catalog.none()).errors().isEmpty());
    }

    @Test
    void aScriptHasABoundedNumberOfStatements() {
        Analysis analysis =
                SqlEngine.analyze(
                        "select a from b;\n".repeat(30_000), Dialects.postgres(), Catalog.none());
        assertEquals(10_000, analysis.statements().size());
        SqlError error = analysis.errors().getFirst();
        assertEquals(SqlErrorCode.TOO_LARGE, error.code());
        assertEquals(10_001, error.line());
    }

    @Test
    void aStatementThatIsTooLargeSpoilsNoOther() {
        Analysis analysis =
                SqlEngine.analyze(
                        doubled(30) + "; select 1 as one; " + doubled(30) + "; select 2 as two",
                        Dialects.postgres(),
                        Catalog.none());
        assertEquals(
                List.of(1, 0, 1, 0),
                analysis.statements().stream().map(one -> one.errors().size()).toList());
        assertEquals("two", analysis.statements().getLast().columns().getFirst().name());
    }

    @Test
    void theLimitsAreTheCallers() {
        Options few = Options.defaults().withLimits(Limits.defaults().withColumns(3));
        Catalog catalog = wide(2);
        assertEquals(
                SqlErrorCode.TOO_LARGE,
                SqlEngine.analyze("select * from t", Dialects.postgres(), catalog, few)
                        .statements()
                        .getFirst()
                        .errors()
                        .getFirst()
                        .code());
        assertTrue(
                SqlEngine.analyze("select c0 from t", Dialects.postgres(), catalog, few)
                        .statements()
                        .getFirst()
                        .errors()
                        .isEmpty());
    }

    @Test
    void theDeadlineEndsWhatIsLongWithoutBeingLarge() {
        long start = System.nanoTime();
        Analysis analysis =
                SqlEngine.analyze(
                        "select "
                                + numbered(100_000, ",", "c", "")
                                + " from "
                                + numbered(100_000, ",", "t", ""),
                        Dialects.postgres(),
                        Catalog.none(),
                        Options.defaults().withDeadline(Deadline.after(Duration.ofMillis(500))));
        assertEquals(
                SqlErrorCode.TIMEOUT, analysis.statements().getFirst().errors().getFirst().code());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(15).toNanos());
    }

    @Test
    void honestWidthIsAnswered() {
        StatementAnalysis star = analyze("select * from t", wide(2_000));
        assertEquals(2_000, star.columns().size());
        assertTrue(star.errors().isEmpty());
        String chain =
                "with c0 as (select * from t), "
                        + IntStream.range(1, 20)
                                .mapToObj(i -> "c%d as (select * from c%d)".formatted(i, i - 1))
                                .collect(Collectors.joining(", "))
                        + " select * from c19";
        StatementAnalysis passed = analyze(chain, wide(2_000));
        assertTrue(passed.errors().isEmpty());
        assertEquals("c1999", passed.columns().getLast().sources().getFirst().column());
        String list = "select 1 from s.t where a in (" + numbered(170_000, ",", "", "") + ")";
        assertTrue(list.length() > 1_000_000);
        assertTrue(analyze(list, Catalog.none()).errors().isEmpty());
    }
}
