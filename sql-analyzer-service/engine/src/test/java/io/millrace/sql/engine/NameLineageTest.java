package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;

import org.junit.jupiter.api.Test;

/// What a name means that is an alias in one dialect and a column in another, and which table an
/// assignment writes.
class NameLineageTest {
    @Test
    void inClickHouseAnAliasHidesAColumn() {
        assertLineage("clickhouse", "SELECT a + 1 AS b, b * 2 AS y FROM t")
                .column("y")
                .from("t.a expression");
    }

    @Test
    void inClickHouseAnAliasIsKnownBeforeItIsGiven() {
        assertLineage("clickhouse", "SELECT b * 2 AS y, a + 1 AS b FROM t")
                .column("y")
                .from("t.a expression");
    }

    @Test
    void inItsOwnExpressionAnAliasIsAColumn() {
        assertLineage("clickhouse", "SELECT a + 1 AS a, a * 2 AS y FROM t")
                .column("a")
                .from("t.a expression");
    }

    @Test
    void aliasesThatNameEachOtherAreColumnsToo() {
        assertLineage("clickhouse", "SELECT t.a + b AS a, t.b + a AS b FROM s.t AS t")
                .column("a")
                .from("s.t.a expression", "s.t.b expression");
    }

    @Test
    void elsewhereAColumnGoesBeforeAnAlias() {
        assertLineage("snowflake", "SELECT a + 1 AS b, b * 2 AS y FROM t")
                .column("Y")
                .from("T.A expression");
    }

    @Test
    void anAssignmentToAnotherJoinedTableWritesThatOne() {
        assertLineage(
                        "mysql",
                        "UPDATE s.t JOIN s.u ON t.id = u.id SET t.a = u.b, u.c = t.d, u.e = 1")
                .column("c")
                .into("s.u.c")
                .from("s.t.d");
    }

    @Test
    void aScalarSubqueryIsCalledAsWhatItSelects() {
        assertLineage("postgres", "SELECT (SELECT max(a) FROM s.t), (SELECT b AS c FROM s.t)")
                .column("max")
                .from("s.t.a aggregate");
    }

    @Test
    void aFieldOfARelationIsItsColumn() {
        assertLineage("postgres", "SELECT (x).b FROM (SELECT a AS b, c FROM s.t) x")
                .column("b")
                .from("s.t.a");
    }
}
