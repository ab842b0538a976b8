package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;
import static io.millrace.sql.engine.LineageAssert.given;

import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;

class SelectLineageTest {

    @Test
    void aPlainColumnIsPassedOnAsItIs() {
        assertLineage("SELECT u.id, u.name FROM shop.users u")
                .succeeds()
                .isReadOnly(true)
                .tables("base shop.users as u")
                .uses("users", "id", "name")
                .columns("id", "name")
                .column("id")
                .from("shop.users.id");
    }

    @Test
    void aNameOfThreePartsHasADatabase() {
        assertLineage("SELECT u.id FROM db.shop.users u")
                .tables("base db.shop.users as u")
                .column("id")
                .from("db.shop.users.id");
    }

    @Test
    void unquotedNamesAreFoldedAndQuotedOnesAreNot() {
        assertLineage("SELECT O.Id, o.\"Id\" AS \"The \"\"Id\"\"\" FROM S.Orders O")
                .tables("base s.orders as o")
                .columns("id", "The \"Id\"")
                .column("The \"Id\"")
                .from("s.orders.Id");
    }

    @Test
    void aColumnMayBeQualifiedByTheTableAndItsSchema() {
        assertLineage("SELECT s.orders.x, orders.y FROM s.orders")
                .succeeds()
                .column("x")
                .from("s.orders.x")
                .column("y")
                .from("s.orders.y");
    }

    @Test
    void columnsWithoutAnAliasAreNamedAsPostgresNamesThem() {
        assertLineage(
                        "SELECT count(*), a::int, 1::text, CASE WHEN a THEN 1 END, EXISTS (SELECT"
                                + " 1), ARRAY[1], a + 1, CAST(b AS numeric(10, 2)), extract(year FROM"
                                + " c) FROM s.t")
                .succeeds()
                .columns("count", "a", "text", "case", "exists", "array", "null", "b", "extract");
    }

    @Test
    void aStarWithoutACatalogStaysAStar() {
        assertLineage("SELECT * FROM s.t")
                .succeeds()
                .columns("*")
                .uses("t", "*")
                .column("*")
                .from("s.t.*");
    }

    @Test
    void aStarIsExpandedWithACatalog() {
        given("s.t(a, b)", "s.u(b, c)")
                .assertLineage("SELECT *, u.* FROM s.t CROSS JOIN s.u")
                .succeeds()
                .columns("a", "b", "b", "c", "b", "c");
    }

    @Test
    void aQualifiedStarOfNothingIsAnError() {
        assertLineage("SELECT oders.* FROM s.orders")
                .fails(SqlErrorCode.UNKNOWN_TABLE)
                .at(1, 8)
                .hinting("did you mean `orders`?");
    }

    @Test
    void aColumnOfTheCatalogIsFoundWhateverItsCase() {
        given("S.Orders(Id, CustomerId)")
                .assertLineage("SELECT customerid FROM s.orders")
                .succeeds()
                .column("customerid")
                .from("S.Orders.CustomerId");
    }

    @Test
    void anUnknownColumnIsAnErrorWithASuggestion() {
        given("s.orders(id, customer_id)")
                .assertLineage("SELECT\n  o.custmer_id FROM s.orders o")
                .fails(SqlErrorCode.UNKNOWN_COLUMN)
                .at(2, 3)
                .on("o.custmer_id")
                .hinting("did you mean `customer_id`?");
    }

    @Test
    void aSystemColumnIsThereWithoutBeingListed() {
        given("s.orders(id)")
                .assertLineage("SELECT ctid, o.xmin FROM s.orders o")
                .succeeds()
                .column("ctid")
                .from("s.orders.ctid");
    }

    @Test
    void theNameOfARelationIsItsWholeRow() {
        given("s.t(a, b)")
                .assertLineage("SELECT row_to_json(t) AS j, count(t.*) AS n FROM s.t")
                .succeeds()
                .column("j")
                .from("s.t.a expression", "s.t.b expression")
                .column("n")
                .from("s.t.a aggregate", "s.t.b aggregate");
    }

    @Test
    void groupingAndOrderingMayUseTheNamesOfTheOutput() {
        given("s.t(a, b)", "s.u(c)")
                .assertLineage(
                        "SELECT a + 1 AS k, sum(b) AS total FROM s.t, s.u GROUP BY k ORDER BY total"
                                + " DESC")
                .succeeds()
                .vagueColumns();
    }

    @Test
    void groupingSetsAreReadThrough() {
        assertLineage(
                        "SELECT a, b, count(*) FROM s.t GROUP BY GROUPING SETS ((a, b), ROLLUP (a),"
                                + " CUBE (b, c), ()), d HAVING count(*) > 1")
                .succeeds()
                .uses("t", "a", "b", "c", "d")
                .filters("having: count(*) > 1");
    }

    @Test
    void eachPartOfTheConditionIsAFilter() {
        assertLineage(
                        "SELECT 1 FROM s.t WHERE a = 1 AND (b LIKE 'x%' ESCAPE '!' OR c IS NOT"
                                + " NULL) AND d NOT BETWEEN SYMMETRIC 1 AND 2 AND e NOT IN (1, 2)")
                .succeeds()
                .uses("t", "a", "b", "c", "d", "e")
                .filters(
                        "where: a = 1",
                        "where: b LIKE 'x%' ESCAPE '!' OR c IS NOT NULL",
                        "where: d NOT BETWEEN SYMMETRIC 1 AND 2",
                        "where: e NOT IN (1, 2)");
    }

    @Test
    void distinctOnLimitOffsetAndFetchAreRead() {
        assertLineage(
                        "SELECT DISTINCT ON (a, b) c FROM s.t ORDER BY a USING <, b ASC NULLS FIRST"
                                + " OFFSET 2 ROWS FETCH FIRST 10 ROWS WITH TIES")
                .succeeds()
                .isReadOnly(true)
                .uses("t", "c", "a", "b");
        assertLineage("SELECT c FROM s.t LIMIT ALL OFFSET 3").succeeds();
    }

    @Test
    void aStarWithoutFromIsAnError() {
        assertLineage("SELECT *").fails(SqlErrorCode.INVALID_EXPRESSION).at(1, 8);
    }
}
