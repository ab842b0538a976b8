package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutineTest {

    @Test
    void whatTheBodyReadsAndWritesIsToldOfTheRoutine() {
        StatementAnalysis routine =
                only(
                        "oracle",
                        "CREATE OR REPLACE PROCEDURE p (n IN NUMBER) IS x NUMBER; BEGIN IF n > 1 THEN"
                                + " INSERT INTO s.t (a) SELECT b FROM s.u; ELSE UPDATE s.v SET c = 1;"
                                + " END IF; END;");
        LineageAssert.assertThat(routine)
                .succeeds()
                .isReadOnly(false)
                .tables("base S.T written", "base S.U", "base S.V written")
                .column("B")
                .into("S.T.A")
                .from("S.U.B");
        assertEquals("ddl", routine.kind().wireName());
        assertTrue(routine.warnings().getFirst().message().startsWith("Of the body only"));
    }

    @Test
    void aBodyWithoutSemicolonsIsReadToo() {
        LineageAssert.assertThat(
                        only(
                                "tsql",
                                "CREATE PROCEDURE p AS BEGIN SELECT a INTO #x FROM s.t INSERT INTO s.u"
                                        + " (b) SELECT a FROM #x END"))
                .succeeds()
                .tables("base s.t", "base #x written", "base s.u written", "base #x");
    }

    @Test
    void aBlockIsReadLikeABody() {
        LineageAssert.assertThat(
                        only(
                                "oracle",
                                "BEGIN FOR r IN 1 .. 3 LOOP DELETE FROM s.t WHERE a = 1; END LOOP;"
                                        + " END;"))
                .succeeds()
                .isReadOnly(false)
                .tables("base S.T written");
    }

    @Test
    void aStatementOfTheBodyThatCannotBeReadIsAWarning() {
        StatementAnalysis routine =
                only(
                        "mysql",
                        "CREATE PROCEDURE p() BEGIN INSERT INTO t VALUES (1); SELECT FROM FROM; END");
        LineageAssert.assertThat(routine).succeeds().tables("base t written");
        assertEquals(2, routine.warnings().size());
    }

    @Test
    void aRoutineOfWhichNothingCanBeReadStaysUnsupported() {
        assertEquals(
                List.of(SqlErrorCode.UNSUPPORTED_STATEMENT),
                only("mysql", "CREATE PROCEDURE p() BEGIN CALL q(); END").errors().stream()
                        .map(error -> error.code())
                        .toList());
    }

    @Test
    void whatARoutineMakesIsNotMadeWhereItIsDefined() {
        StatementAnalysis last =
                SqlEngine.analyze(
                                "CREATE PROCEDURE p() BEGIN CREATE TABLE s.t (a int); END; SELECT *"
                                        + " FROM s.t",
                                Dialects.named("mysql").orElseThrow(),
                                Catalog.none())
                        .statements()
                        .getLast();
        LineageAssert.assertThat(last).columns("*");
    }

    private static StatementAnalysis only(String dialect, String sql) {
        return LineageAssert.only(
                SqlEngine.analyze(sql, Dialects.named(dialect).orElseThrow(), Catalog.none()));
    }
}
