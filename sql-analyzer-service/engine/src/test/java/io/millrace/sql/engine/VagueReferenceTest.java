package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;
import static io.millrace.sql.engine.LineageAssert.assertStrictly;
import static io.millrace.sql.engine.LineageAssert.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;

class VagueReferenceTest {

    @Test
    void aTableWithoutASchemaIsVague() {
        assertLineage("SELECT u.id FROM users u").succeeds().vagueTables("users").vagueColumns();
    }

    @Test
    void aTableInTheCatalogIsNot() {
        given("s.users(id)")
                .assertLineage("SELECT u.id FROM users u")
                .vagueTables()
                .tables("base s.users as u");
    }

    @Test
    void aTableInTwoSchemasOfTheCatalogIs() {
        given("s.users(id)", "t.users(id)")
                .assertLineage("SELECT u.id FROM users u")
                .vagueTables("users");
    }

    @Test
    void aDefaultSchemaSettlesIt() {
        given("s.users(id)", "t.users(name)")
                .assertLineage("SELECT * FROM users", Options.defaults().withDefaults(null, "t"))
                .vagueTables()
                .tables("base t.users")
                .columns("name");
    }

    @Test
    void aColumnThatSeveralTablesCouldOwnIsVagueAndKeepsItsCandidates() {
        assertLineage("SELECT total FROM s.orders o JOIN s.customers c ON o.c = c.id")
                .succeeds()
                .vagueColumns("total")
                .column("total")
                .from("?.total in [s.orders, s.customers]");
    }

    @Test
    void aColumnOverOneTableIsNot() {
        assertLineage("SELECT id FROM s.users").vagueColumns().column("id").from("s.users.id");
    }

    @Test
    void strictMakesThemAnErrorThatNamesBothKinds() {
        assertStrictly("SELECT total\nFROM orders o, s.customers c")
                .isReadOnly(false)
                .fails(SqlErrorCode.VAGUE_REFERENCES)
                .at(2, 6)
                .saying("orders")
                .saying("total");
    }

    @Test
    void strictTellsTheCommonTableItIsIn() {
        assertStrictly("WITH x AS (SELECT u.id FROM users u) SELECT id FROM x")
                .fails(SqlErrorCode.VAGUE_REFERENCES)
                .saying("In CTE 'x': ");
    }

    @Test
    void strictAcceptsWhatIsClear() {
        assertStrictly(
                        "WITH x AS (SELECT u.id FROM s.users u) SELECT id FROM x JOIN"
                                + " generate_series(1, 2) g ON g = id")
                .succeeds();
    }

    @Test
    void aTableOutsideOfTheCatalogIsAWarningAndStrictlyAnError() {
        LineageAssert lenient = given("s.a(x)").assertLineage("SELECT y FROM s.b");
        lenient.succeeds();
        assertEquals(1, lenient.statement().warnings().size());
        given("s.a(x)")
                .assertLineage("SELECT y FROM s.b", Options.defaults().withStrict(true))
                .fails(SqlErrorCode.UNKNOWN_TABLE)
                .at(1, 15)
                .on("s.b");
    }

    @Test
    void withoutFromAColumnIsUnknownAndNotVague() {
        assertLineage("SELECT x").vagueColumns().fails(SqlErrorCode.UNKNOWN_COLUMN).at(1, 8);
    }
}
