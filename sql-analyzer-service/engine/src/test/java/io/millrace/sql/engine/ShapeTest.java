package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;
import static io.millrace.sql.engine.LineageAssert.given;

import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void theNamesOfAnUnpivotHangOnTheColumnsThatAreTurned() {
        given("SALES(ID, JAN, FEB)")
                .assertLineage(
                        "snowflake", "SELECT * FROM sales UNPIVOT (amount FOR month IN (jan, feb))")
                .succeeds()
                .columns("ID", "MONTH", "AMOUNT")
                .column("MONTH")
                .from("SALES.JAN conditional", "SALES.FEB conditional")
                .column("AMOUNT")
                .from("SALES.JAN", "SALES.FEB");
    }

    @Test
    void anUnpivotMayTurnWhatAnotherMade() {
        given("sales(id, jan, feb, north, south)")
                .assertLineage(
                        "duckdb",
                        "SELECT * FROM sales UNPIVOT (score FOR month IN (jan, feb)) UNPIVOT (heads"
                                + " FOR region IN (north, south)) AS u")
                .columns("id", "month", "score", "region", "heads")
                .column("region")
                .from("sales.north conditional", "sales.south conditional");
    }

    @Test
    void aNameThatFallsOnAStarComesFromAllOfIt() {
        assertLineage("CREATE VIEW s.v (a, b) AS SELECT * FROM s.t")
                .column("a")
                .into("s.v.a")
                .from("s.t.*");
    }

    @Test
    void snowflakeNamesColumnsByTheirPlaces() {
        assertLineage(
                        "snowflake",
                        "WITH t AS (SELECT x AS a, y AS a, z AS c FROM s.u) SELECT t.$2, t.$3 FROM t")
                .succeeds()
                .columns("$2", "$3")
                .column("$2")
                .from("S.U.Y");
    }

    @Test
    void theElementsOfAColumnAreARelationWhereTheDialectSaysSo() {
        assertLineage("redshift", "SELECT i FROM s.orders o, o.items AS i")
                .succeeds()
                .column("i")
                .from("s.orders.items expression");
        assertLineage("postgres", "SELECT i.x FROM s.orders o, o.items AS i")
                .column("x")
                .from("o.items.x");
    }

    @Test
    void theFieldsOfStructsThatAreUnnestedAreColumns() {
        assertLineage("bigquery", "SELECT a FROM UNNEST([STRUCT(1 AS a, 2 AS b)])")
                .succeeds()
                .column("a")
                .from();
    }

    @Test
    void aRelationsNameIsItsRowOnlyWhereTheDialectSaysSo() {
        given("s.t(a, b)").assertLineage("postgres", "SELECT t FROM s.t").succeeds();
        given("s.t(a, b)")
                .assertLineage("mysql", "SELECT t FROM s.t")
                .fails(SqlErrorCode.UNKNOWN_COLUMN);
        assertLineage("mysql", "SELECT status FROM s.status")
                .column("status")
                .from("s.status.status");
    }

    @Test
    void oneAliasForTwoRelationsIsAnError() {
        assertLineage("SELECT a FROM s.t AS z JOIN s.u AS z ON true")
                .fails(SqlErrorCode.SEMANTIC_VALIDATION);
        assertLineage("sqlite", "SELECT 1 FROM t AS z JOIN u AS z").succeeds();
    }

    @Test
    void genericTakesAnAliasOnlyWhereNoColumnCanBeMeant() {
        given("t(a)")
                .assertLineage("generic", "SELECT a + 1 AS b, b + 1 AS c FROM t")
                .succeeds()
                .column("c")
                .from("t.a expression");
        assertLineage("generic", "SELECT a + 1 AS b, b + 1 AS c FROM t")
                .column("c")
                .from("t.b expression");
    }

    @Test
    void genericReadsWhatManyDialectsHave() {
        given("t(a, b, c)")
                .assertLineage("generic", "SELECT * EXCEPT (a) RENAME (b AS d) FROM t")
                .succeeds()
                .columns("d", "c");
        assertLineage("generic", "SELECT DISTINCT ON (a) b FROM t QUALIFY row_number() OVER () = 1")
                .succeeds();
        assertLineage("generic", "SELECT x FROM t LATERAL VIEW explode(items) e AS x")
                .column("x")
                .from("t.items expression");
    }
}
