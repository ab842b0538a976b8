package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;
import static io.millrace.sql.engine.LineageAssert.given;

import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;

class JoinTest {

    @Test
    void aJoinTellsItsRelationsItsConditionAndWhatItEquates() {
        assertLineage(
                        "SELECT u.id, o.order_id FROM shop.users u JOIN shop.orders o"
                                + " ON o.user_id = u.id AND o.n > 1")
                .succeeds()
                .tables("base shop.users as u", "base shop.orders as o")
                .joins("shop.users inner shop.orders o.user_id = u.id AND o.n > 1")
                .equates("shop.users.id = shop.orders.user_id");
    }

    @Test
    void theLeftOfAJoinIsTheRelationBeforeIt() {
        assertLineage(
                        "SELECT 1 FROM s.a LEFT JOIN s.b ON true RIGHT OUTER JOIN s.c ON true FULL"
                                + " JOIN s.d ON true CROSS JOIN s.e")
                .succeeds()
                .joins(
                        "s.a left s.b true",
                        "s.b right s.c true",
                        "s.c full s.d true",
                        "s.d cross s.e CROSS JOIN");
    }

    @Test
    void aCommaIsNoJoin() {
        assertLineage("SELECT a.x, b.y FROM s.a, s.b")
                .succeeds()
                .joins()
                .tables("base s.a", "base s.b");
    }

    @Test
    void aMergedColumnComesFromBothSidesOfAnInnerJoin() {
        assertLineage("SELECT k FROM s.a JOIN s.b USING (k)")
                .succeeds()
                .joins("s.a inner s.b USING(k)")
                .equates("s.a.k = s.b.k")
                .vagueColumns()
                .column("k")
                .from("s.a.k", "s.b.k");
    }

    @Test
    void aMergedColumnComesFromTheSideThatIsAlwaysThere() {
        assertLineage("SELECT k FROM s.a LEFT JOIN s.b USING (k)").column("k").from("s.a.k");
        assertLineage("SELECT k FROM s.a RIGHT JOIN s.b USING (k)").column("k").from("s.b.k");
        assertLineage("SELECT k FROM s.a FULL JOIN s.b USING (k)")
                .column("k")
                .from("s.a.k expression", "s.b.k expression");
    }

    @Test
    void aMergedColumnStandsOnceAndFirstInAStar() {
        given("s.a(x, k)", "s.b(k, y)")
                .assertLineage("SELECT * FROM s.a JOIN s.b USING (k)")
                .columns("k", "x", "y");
    }

    @Test
    void naturalMergesTheColumnsThatBothHave() {
        given("s.a(x, k, m)", "s.b(m, k, y)")
                .assertLineage("SELECT * FROM s.a NATURAL JOIN s.b")
                .succeeds()
                .joins("s.a inner s.b NATURAL")
                .columns("k", "m", "x", "y")
                .equates("s.a.k = s.b.k", "s.a.m = s.b.m");
    }

    @Test
    void aColumnOfUsingThatSeveralTablesMayHaveIsVague() {
        assertLineage("SELECT k FROM s.a JOIN s.b ON a.x = b.x LEFT JOIN s.c USING (k)")
                .column("k")
                .from("?.k in [s.a, s.b]");
    }

    @Test
    void usingMayBeChained() {
        given("s.a(k, x)", "s.b(k, y)", "s.c(k, z)")
                .assertLineage("SELECT * FROM s.a JOIN s.b USING (k) JOIN s.c USING (k)")
                .succeeds()
                .columns("k", "x", "y", "z")
                .column("k")
                .from("s.a.k", "s.b.k", "s.c.k");
    }

    @Test
    void aColumnOfUsingThatIsMissingOnOneSideIsAnError() {
        given("s.a(k)", "s.b(j)")
                .assertLineage("SELECT 1 FROM s.a JOIN s.b USING (k)")
                .fails(SqlErrorCode.UNKNOWN_COLUMN)
                .at(1, 35)
                .on("k");
    }

    @Test
    void aSelfJoinKeepsItsSidesApart() {
        assertLineage(
                        "SELECT a.name AS one, b.name AS other FROM s.staff a JOIN s.staff b ON"
                                + " a.boss = b.id")
                .succeeds()
                .tables("base s.staff as a", "base s.staff as b")
                .column("other")
                .from("s.staff.name");
    }

    @Test
    void joinsMayBeInParenthesesAndTheirConditionsPostponed() {
        assertLineage("SELECT a.x, c.z FROM s.a LEFT JOIN (s.b JOIN s.c ON b.y = c.y) ON a.x = b.x")
                .succeeds()
                .joins("s.b inner s.c b.y = c.y", "s.a left s.b a.x = b.x");
        assertLineage("SELECT 1 FROM s.a LEFT JOIN s.b JOIN s.c ON b.y = c.y ON a.x = b.x")
                .succeeds();
    }

    @Test
    void onSeesOnlyTheRelationsOfItsJoin() {
        assertLineage("SELECT 1 FROM s.a, s.b JOIN s.c ON a.x = c.x")
                .fails(SqlErrorCode.UNKNOWN_TABLE)
                .at(1, 36)
                .on("a.x");
    }

    @Test
    void lateralSeesWhatStandsToItsLeft() {
        assertLineage("SELECT l.v FROM s.a JOIN LATERAL (SELECT a.x + b.y AS v FROM s.b) l ON true")
                .succeeds()
                .column("v")
                .from("s.a.x expression", "s.b.y expression");
    }

    @Test
    void aDerivedTableWithoutLateralDoesNotSeeItsNeighbours() {
        assertLineage("SELECT l.v FROM s.a, (SELECT a.x AS v FROM s.b) l")
                .fails(SqlErrorCode.UNKNOWN_TABLE)
                .on("a.x");
    }

    @Test
    void functionsInFromSeeWhatStandsToTheirLeft() {
        assertLineage(
                        "SELECT t.id, g.n, tag FROM s.t, unnest(t.tags) AS tag, generate_series(1,"
                                + " t.c) AS g(n)")
                .succeeds()
                .vagueColumns()
                .tables("base s.t", "function unnest as tag", "function generate_series as g")
                .column("tag")
                .from("s.t.tags expression")
                .column("n")
                .from("s.t.c expression");
    }

    @Test
    void rowsFromAndOrdinalityAddTheirColumns() {
        assertLineage(
                        "SELECT * FROM ROWS FROM (generate_series(1, 3), unnest(ARRAY[1])) WITH"
                                + " ORDINALITY AS t(a, b, n)")
                .succeeds()
                .columns("a", "b", "n");
        assertLineage("SELECT key, value FROM s.t, jsonb_each(t.j)")
                .column("value")
                .from("s.t.j expression");
    }

    @Test
    void aSampleIsRead() {
        assertLineage("SELECT x FROM s.t TABLESAMPLE bernoulli (10) REPEATABLE (1)")
                .succeeds()
                .column("x")
                .from("s.t.x");
    }

    @Test
    void valuesAreARelation() {
        assertLineage("SELECT v.a, column2 FROM (VALUES (1, 2), (3, 4)) AS v(a)")
                .succeeds()
                .tables("values as v")
                .column("column2")
                .from();
    }

    @Test
    void aColumnInTwoKnownTablesIsAmbiguous() {
        given("s.a(id)", "s.b(id)")
                .assertLineage("SELECT id FROM s.a CROSS JOIN s.b")
                .fails(SqlErrorCode.AMBIGUOUS_COLUMN)
                .at(1, 8)
                .on("id")
                .saying("s.a, s.b");
    }
}
