package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;
import static io.millrace.sql.engine.LineageAssert.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.result.query.CteSummary;
import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;

class SubqueryTest {

    @Test
    void lineageGoesThroughACommonTableExpression() {
        LineageAssert lineage =
                assertLineage(
                        "WITH user_orders AS (SELECT u.id, o.order_id FROM shop.users u JOIN"
                                + " shop.orders o ON u.id = o.user_id) SELECT uo.id, uo.order_id FROM"
                                + " user_orders uo");
        lineage.succeeds()
                .tables("base shop.users as u", "base shop.orders as o", "cte user_orders as uo")
                .joins()
                .cteColumn("user_orders", "order_id", "shop.orders.order_id")
                .column("id")
                .from("shop.users.id");
        CteSummary cte = lineage.cte("user_orders");
        assertEquals(2, cte.summary().tables().size());
        assertEquals(1, cte.summary().joins().size());
        assertFalse(cte.recursive());
    }

    @Test
    void commonTableExpressionsMayBeChainedAndRenamed() {
        assertLineage(
                        "WITH a(k, v) AS (SELECT x, y + 1 FROM s.t), b AS (SELECT k, sum(v) AS"
                                + " total FROM a GROUP BY k) SELECT k, total / 2 AS half FROM b")
                .succeeds()
                .vagueTables()
                .column("k")
                .from("s.t.x")
                .column("half")
                .from("s.t.y aggregate");
    }

    @Test
    void anInnerCommonTableExpressionHidesAnOuterOne() {
        assertLineage(
                        "WITH c AS (SELECT a AS v FROM s.one)"
                                + " SELECT d.v, (SELECT v FROM c) AS outer_v"
                                + " FROM (WITH c AS (SELECT b AS v FROM s.two) SELECT v FROM c) d")
                .succeeds()
                .column("v")
                .from("s.two.b")
                .column("outer_v")
                .from("s.one.a");
    }

    @Test
    void aCommonTableExpressionDoesNotSeeItselfUnlessItIsRecursive() {
        assertLineage("WITH orders AS (SELECT x FROM orders) SELECT x FROM orders")
                .succeeds()
                .vagueTables("orders")
                .tables("base orders", "cte orders")
                .column("x")
                .from("orders.x");
    }

    @Test
    void aRecursionFeedsItsColumnsFromEveryArm() {
        LineageAssert lineage =
                assertLineage(
                        "WITH RECURSIVE tree(id, path) AS ( SELECT id, name FROM s.nodes WHERE"
                                + " parent IS NULL UNION ALL SELECT n.id, t.path || '/' || n.label FROM"
                                + " s.nodes n JOIN tree t ON n.parent = t.id) SELECT id, path FROM"
                                + " tree");
        lineage.succeeds()
                .column("id")
                .from("s.nodes.id")
                .column("path")
                .from("s.nodes.name", "s.nodes.name expression", "s.nodes.label expression");
        assertTrue(lineage.cte("tree").recursive());
    }

    @Test
    void aRecursiveWithMayReferToALaterOne() {
        assertLineage(
                        "WITH RECURSIVE a AS (SELECT x FROM b), b AS (SELECT x FROM s.t) SELECT x"
                                + " FROM a")
                .succeeds()
                .column("x")
                .from("s.t.x");
    }

    @Test
    void aRecursionWithoutAFirstArmIsAnError() {
        assertLineage("WITH RECURSIVE a AS (SELECT x FROM a) SELECT x FROM a")
                .statement()
                .errors()
                .forEach(error ->
                        assertTrue(
                                error.code() == SqlErrorCode.SEMANTIC_VALIDATION
                                        || error.code() == SqlErrorCode.UNKNOWN_COLUMN,
                                error.toString()));
    }

    @Test
    void aNameGivenTwiceInOneWithIsAnError() {
        assertLineage("WITH a AS (SELECT 1), a AS (SELECT 2) SELECT 1")
                .fails(SqlErrorCode.SEMANTIC_VALIDATION)
                .at(1, 23);
    }

    @Test
    void lineageGoesThroughDerivedTables() {
        LineageAssert lineage =
                assertLineage(
                        "SELECT t2.a, t2.c AS d FROM (SELECT t2.a, t2.b AS c FROM s.table2 t2) t2");
        lineage.succeeds()
                .tables("derived as t2", "base s.table2 as t2")
                .column("a")
                .from("s.table2.a")
                .column("d")
                .from("s.table2.b");
        assertNotNull(lineage.statement().tables().getFirst().subquery());
    }

    @Test
    void aStarOfAStarIsStillTheTables() {
        assertLineage("SELECT d.x, d.y + 1 AS z FROM (SELECT * FROM (SELECT * FROM s.t) e) d")
                .succeeds()
                .column("x")
                .from("s.t.x")
                .column("z")
                .from("s.t.y expression");
    }

    @Test
    void aColumnBehindTwoStarsIsNotGuessed() {
        assertLineage("SELECT x FROM (SELECT * FROM s.a, s.b) d")
                .succeeds()
                .vagueColumns("x")
                .column("x")
                .from("?.x in [s.a, s.b]");
    }

    @Test
    void aScalarSubqueryFeedsItsValueAndMaySeeOutwards() {
        assertLineage(
                        "SELECT o.id, (SELECT max(p.at) FROM s.payments p WHERE p.order_id = o.id)"
                                + " AS paid FROM s.orders o")
                .succeeds()
                .uses("orders", "id")
                .uses("payments", "order_id", "at")
                .column("paid")
                .from("s.payments.at aggregate");
    }

    @Test
    void existsFiltersAndFeedsNothing() {
        assertLineage(
                        "SELECT o.id FROM s.orders o WHERE EXISTS (SELECT 1 FROM s.lines l WHERE"
                                + " l.order_id = o.id) AND o.kind IN (SELECT code FROM s.kinds) AND o.n"
                                + " > ALL (SELECT n FROM s.limits)")
                .succeeds()
                .tables("base s.orders as o", "base s.lines as l", "base s.kinds", "base s.limits")
                .column("id")
                .from("s.orders.id");
    }

    @Test
    void aSetOperationFeedsItsColumnsByPlace() {
        assertLineage(
                        "SELECT a AS v, b FROM s.one UNION ALL SELECT c, d + 1 FROM s.two"
                                + " INTERSECT SELECT e, f FROM s.three ORDER BY v LIMIT 3")
                .succeeds()
                .columns("v", "b")
                .column("v")
                .from("s.one.a", "s.two.c", "s.three.e")
                .column("b")
                .from("s.one.b", "s.two.d expression", "s.three.f");
    }

    @Test
    void armsOfDifferentWidthAreAnError() {
        assertLineage("SELECT a, b FROM s.one UNION SELECT c FROM s.two")
                .fails(SqlErrorCode.SEMANTIC_VALIDATION)
                .at(1, 30);
    }

    @Test
    void aUnionOfStarsKeepsBothTables() {
        assertLineage("SELECT x FROM (SELECT * FROM s.one UNION SELECT * FROM s.two) u")
                .succeeds()
                .vagueColumns()
                .column("x")
                .from("s.one.x", "s.two.x");
    }

    @Test
    void queriesMayStandInManyParentheses() {
        assertLineage("((SELECT a FROM s.t) UNION (SELECT b FROM s.u)) ORDER BY a")
                .succeeds()
                .columns("a");
        assertLineage("SELECT (((SELECT max(a) FROM s.t))) + ((1)) AS v")
                .succeeds()
                .column("v")
                .from("s.t.a aggregate");
        assertLineage("SELECT ((SELECT a FROM s.t) UNION (SELECT b FROM s.u)) AS v")
                .succeeds()
                .column("v")
                .from("s.t.a", "s.u.b");
    }

    @Test
    void tableIsAShortSelect() {
        given("s.t(a, b)").assertLineage("TABLE s.t").succeeds().isReadOnly(true).columns("a", "b");
    }

    @Test
    void whatNobodyElseHasBelongsToTheTableThatIsNotInTheCatalog() {
        given("s.known(a)")
                .assertLineage("SELECT a, b FROM s.known, s.unknown")
                .succeeds()
                .vagueColumns()
                .column("a")
                .from("s.known.a")
                .column("b")
                .from("s.unknown.b");
    }
}
