package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;

import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;

class ExpressionLineageTest {

    @Test
    void aComputationIsAnExpressionOfEveryColumnInIt() {
        assertLineage("SELECT a + b * c::int - lower(d || 'x') AS v FROM s.t")
                .column("v")
                .from(
                        "s.t.a expression",
                        "s.t.b expression",
                        "s.t.c expression",
                        "s.t.d expression");
    }

    @Test
    void parenthesesAndCollationsChangeNothing() {
        assertLineage("SELECT ((a)) AS v, b COLLATE \"C\" AS w FROM s.t")
                .column("v")
                .from("s.t.a")
                .column("w")
                .from("s.t.b");
    }

    @Test
    void anAggregateTakesItsArgumentsItsOrderAndItsCondition() {
        assertLineage(
                        "SELECT sum(a) s, array_agg(DISTINCT b ORDER BY c) l, count(*) FILTER"
                                + " (WHERE d > 1) n, percentile_cont(0.5) WITHIN GROUP (ORDER BY e) m"
                                + " FROM s.t")
                .succeeds()
                .column("s")
                .from("s.t.a aggregate")
                .column("l")
                .from("s.t.b aggregate", "s.t.c aggregate")
                .column("n")
                .from("s.t.d conditional")
                .column("m")
                .from("s.t.e aggregate");
    }

    @Test
    void aWindowFunctionTakesItsArgumentsAndItsWindow() {
        assertLineage(
                        "SELECT rank() OVER (PARTITION BY a ORDER BY b DESC NULLS LAST) r,"
                                + " sum(c) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) s"
                                + " FROM s.t WINDOW w AS (PARTITION BY d)")
                .succeeds()
                .column("r")
                .from("s.t.a window", "s.t.b window")
                .column("s")
                .from("s.t.c window", "s.t.d window");
    }

    @Test
    void aWindowThatIsNotDefinedIsAnError() {
        assertLineage("SELECT sum(a) OVER w FROM s.t")
                .fails(SqlErrorCode.INVALID_EXPRESSION)
                .at(1, 20)
                .on("w");
    }

    @Test
    void aConditionOnlyDecidesAndAResultIsPartOfTheValue() {
        assertLineage("SELECT CASE WHEN a > b THEN c ELSE a END AS d FROM s.t")
                .column("d")
                .from(
                        "s.t.a conditional",
                        "s.t.b conditional",
                        "s.t.c expression",
                        "s.t.a expression");
    }

    @Test
    void whatAFunctionChoosesByOnlyDecides() {
        LineageAssert.assertLineage("snowflake", "SELECT IFF(a = 1, b, c) AS d FROM s.t")
                .column("D")
                .from("S.T.A conditional", "S.T.B expression", "S.T.C expression");
        LineageAssert.assertLineage("mysql", "SELECT sum(IF(a, b, 0)) AS d FROM s.t")
                .column("d")
                .from("s.t.a conditional", "s.t.b aggregate");
    }

    @Test
    void aConstantHasNoSource() {
        assertLineage(
                        "SELECT 1 AS one, 'x' AS x, DATE '2020-01-01' AS d, INTERVAL '1' DAY AS i,"
                                + " CURRENT_DATE AS c")
                .succeeds()
                .column("one")
                .from()
                .column("i")
                .from()
                .column("c")
                .from();
    }

    @Test
    void everyKindOfExpressionIsReadThrough() {
        assertLineage(
                        "SELECT -a ^ 2 v1, a[1:2][b] v2, (c).f v3, ROW(d, e) v4, (f, g) = (1, 2)"
                                + " v5, h AT TIME ZONE i v6, j = ANY (ARRAY[k, 1]) v7, l ~* m v8, n IS"
                                + " DISTINCT FROM o v9, p ISNULL v10, trim(BOTH q FROM r) v11,"
                                + " substring(s FROM t FOR 2) v12, position(u IN v) v13, overlay(w"
                                + " PLACING x FROM 1) v14, f(a => y) v15, z #>> '{a}' v16, (a, b)"
                                + " OVERLAPS (c, d) v17, a SIMILAR TO b v18, E'\\'' v19, $$a'b$$ v20,"
                                + " array[[a],[b]] v21 FROM s.t1")
                .succeeds()
                .column("v2")
                .from("s.t1.a expression", "s.t1.b expression")
                .column("v6")
                .from("s.t1.h expression", "s.t1.i expression")
                .column("v11")
                .from("s.t1.q expression", "s.t1.r expression")
                .column("v13")
                .from("s.t1.u expression", "s.t1.v expression")
                .column("v15")
                .from("s.t1.y expression")
                .column("v17")
                .from(
                        "s.t1.a expression",
                        "s.t1.b expression",
                        "s.t1.c expression",
                        "s.t1.d expression");
    }
}
