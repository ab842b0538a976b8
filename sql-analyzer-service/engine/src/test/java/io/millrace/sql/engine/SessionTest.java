package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.TableChange;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionTest {

    @Test
    void aTableMadeByTheScriptHasTheColumnsThatItWasMadeWith() {
        last("CREATE TABLE s.t (a int, b text, PRIMARY KEY (a)); SELECT * FROM s.t")
                .columns("a", "b")
                .column("b")
                .from("s.t.b");
        last("CREATE TABLE s.t AS SELECT x.i AS a, 1 AS b FROM s.x; SELECT * FROM s.t")
                .columns("a", "b");
        last("CREATE VIEW s.v (c) AS SELECT x.i AS a FROM s.x; SELECT * FROM s.v").columns("c");
        last("SELECT x.i AS a INTO s.t FROM s.x; SELECT * FROM s.t").columns("a");
    }

    @Test
    void aTableOfUnknownColumnsStaysOneWhenItIsCopied() {
        last("CREATE TABLE s.t AS SELECT * FROM s.x; SELECT * FROM s.t").columns("*");
    }

    @Test
    void anInsertFollowsTheColumnsThatTheScriptGave() {
        last("CREATE TABLE s.t (a int, b int); INSERT INTO s.t SELECT x.i, x.j FROM s.x")
                .column("j")
                .into("s.t.b");
    }

    @Test
    void aColumnThatTheScriptDidNotGiveIsAnError() {
        last("CREATE TABLE s.t (amount int); SELECT amont FROM s.t")
                .fails(SqlErrorCode.UNKNOWN_COLUMN)
                .hinting("did you mean `amount`?");
    }

    @Test
    void aStatementThatFailsTeachesNothing() {
        last("CREATE TABLE s.t (a int; SELECT b FROM s.t").succeeds().columns("b");
    }

    @Test
    void columnsAreAddedDroppedAndRenamed() {
        last("CREATE TABLE s.t (a int, b int); ALTER TABLE s.t ADD COLUMN c int, DROP"
                        + " COLUMN a; ALTER TABLE s.t RENAME b TO d; SELECT * FROM s.t")
                .columns("d", "c");
    }

    @Test
    void aTableOfTheCatalogIsChangedByTheScript() {
        Catalog catalog = new ListedCatalog(Map.of("s.t", List.of("a", "b")));
        last("postgres", "ALTER TABLE s.t ADD c int; SELECT * FROM s.t", catalog)
                .columns("a", "b", "c");
        last("postgres", "DROP TABLE s.t; SELECT * FROM s.t", catalog).columns("*");
    }

    @Test
    void anAlterationThatIsNotUnderstoodLeavesTheColumnsOpen() {
        last("CREATE TABLE s.t (a int); ALTER TABLE s.t ADD (b int, c int); SELECT b FROM s.t")
                .succeeds()
                .columns("b");
    }

    @Test
    void aConstraintIsNoColumn() {
        last("CREATE TABLE s.t (a int); ALTER TABLE s.t ADD CONSTRAINT k CHECK (a > 0),"
                        + " ADD PRIMARY KEY (a); SELECT * FROM s.t")
                .columns("a");
    }

    @Test
    void aRenamedTableKeepsItsColumnsInItsSchema() {
        List<StatementAnalysis> statements =
                analyze(
                        "postgres",
                        "CREATE TABLE s.t (a int); ALTER TABLE s.t RENAME TO u; SELECT * FROM s.u",
                        Catalog.none());
        LineageAssert.assertThat(statements.get(1))
                .tables("base s.u written", "base s.t")
                .column("a")
                .into("s.u.a");
        LineageAssert.assertThat(statements.get(2)).columns("a");
    }

    @Test
    void swappedTablesSwapTheirColumns() {
        last(
                        "snowflake",
                        "CREATE TABLE s.t (a int); CREATE TABLE s.u (b int); ALTER TABLE s.t SWAP"
                                + " WITH s.u; SELECT * FROM s.t",
                        Catalog.none())
                .columns("B");
    }

    @Test
    void aTemporaryTableIsNotVagueAndHidesOthersOfItsName() {
        last("CREATE TEMP TABLE t AS SELECT x.i AS a FROM s.x; SELECT * FROM t")
                .vagueTables()
                .columns("a");
        Catalog catalog = new ListedCatalog(Map.of("t", List.of("z")));
        last("postgres", "CREATE TEMP TABLE t (a int); SELECT * FROM t", catalog).columns("a");
        last("postgres", "CREATE TEMP TABLE t (a int); DROP TABLE t; SELECT * FROM t", catalog)
                .columns("z");
    }

    @Test
    void sqlServersHashTablesAreTemporary() {
        last("tsql", "SELECT i AS a INTO #t FROM s.x\nSELECT * FROM #t", Catalog.none())
                .vagueTables()
                .columns("a")
                .column("a")
                .from("#t.a");
    }

    @Test
    void sqlServersVariablesHoldTables() {
        String script =
                "DECLARE @t AS TABLE (a int NOT NULL, b int)\n"
                        + "INSERT INTO @t SELECT x, y FROM s.u; SELECT * FROM @t";
        last("tsql", script, Catalog.none()).vagueTables().columns("a", "b");
        LineageAssert.assertLineage("tsql", "DECLARE @t TABLE (a int, b)")
                .fails(SqlErrorCode.PARSE_ERROR);
        LineageAssert.assertLineage("tsql", "DECLARE @t TABLE").fails(SqlErrorCode.PARSE_ERROR);
    }

    @Test
    void aTableMadeLikeAnotherHasItsColumns() {
        last("CREATE TABLE s.t (a int); CREATE TABLE s.u (LIKE s.t); SELECT * FROM s.u")
                .columns("a");
    }

    @Test
    void hivesPartitionColumnsAreColumns() {
        last(
                        "hive",
                        "CREATE TABLE s.t (a int) PARTITIONED BY (day string); SELECT * FROM s.t",
                        Catalog.none())
                .columns("a", "day");
    }

    @Test
    void useSaysWhereNamesAreLookedUp() {
        reads("mysql", "USE shop; SELECT a FROM t", "shop.t");
        reads("snowflake", "USE shop; SELECT a FROM t", "SHOP.T");
        reads("snowflake", "USE shop.s; SELECT a FROM t", "SHOP.S.T");
        reads("snowflake", "USE shop; USE SCHEMA s; SELECT a FROM t", "SHOP.S.T");
        reads("snowflake", "USE shop.s; USE other; SELECT a FROM t", "OTHER.T");
        reads("databricks", "USE CATALOG c; USE DATABASE s; SELECT a FROM t", "c.s.t");
        reads("trino", "USE c.s; SELECT a FROM t", "c.s.t");
        reads("tsql", "USE shop\nSELECT a FROM dbo.t", "shop.dbo.t");
        reads("generic", "USE one.s; SELECT a FROM other.t", "one.other.t");
    }

    @Test
    void theSearchPathSaysWhereNamesAreLookedUp() {
        reads("postgres", "SET search_path TO \"$user\", s, public; SELECT a FROM t", "s.t");
        reads("postgres", "SET LOCAL search_path = s; SELECT a FROM t", "s.t");
        reads("postgres", "SET SCHEMA 's'; SELECT a FROM t", "s.t");
        reads("oracle", "ALTER SESSION SET CURRENT_SCHEMA = s; SELECT a FROM t", "S.T");
        Catalog catalog = new ListedCatalog(Map.of("public.t", List.of("a")));
        last("postgres", "SET search_path TO s, public; SELECT * FROM t", catalog)
                .column("a")
                .from("public.t.a");
    }

    @Test
    void whatOnlyLooksLikeUseIsNotOne() {
        assertEquals(
                List.of(SqlErrorCode.UNSUPPORTED_STATEMENT),
                analyze("snowflake", "USE WAREHOUSE w", Catalog.none()).getFirst().errors().stream()
                        .map(error -> error.code())
                        .toList());
        assertEquals(
                List.of(SqlErrorCode.UNSUPPORTED_STATEMENT),
                analyze("postgres", "SET work_mem = '1GB'", Catalog.none())
                        .getFirst()
                        .errors()
                        .stream()
                        .map(error -> error.code())
                        .toList());
    }

    @Test
    void useChangesTheSessionAndIsNotReadOnly() {
        StatementAnalysis use = analyze("mysql", "USE shop", Catalog.none()).getFirst();
        LineageAssert.assertThat(use).succeeds().isReadOnly(false).tables();
    }

    @Test
    void tablesThatComeAndGoAreTold() {
        assertEquals(
                List.of(
                        "created s.t null false",
                        "created v null true",
                        "renamed s.t s.u false",
                        "dropped s.u null false"),
                analyze(
                                "postgres",
                                "CREATE TABLE s.t (a int); CREATE TEMP VIEW v AS SELECT 1 AS x;"
                                        + " ALTER TABLE s.t RENAME TO u; DROP TABLE s.u",
                                Catalog.none())
                        .stream()
                        .flatMap(statement -> statement.changes().stream())
                        .map(SessionTest::told)
                        .toList());
    }

    @Test
    void theCatalogIsAskedOncePerStatementForAllItsTables() {
        CountingCatalog catalog = new CountingCatalog();
        analyze(
                "postgres",
                "WITH c AS (SELECT 1 FROM s.a) INSERT INTO s.b SELECT 1 FROM c JOIN s.d ON true"
                        + " WHERE EXISTS (SELECT 1 FROM s.e); SELECT 1 FROM s.a",
                catalog);
        assertEquals(
                List.of(Set.of("s.b", "c", "s.a", "s.d", "s.e"), Set.of("s.a")), catalog.asked);
    }

    @Test
    void theCatalogIsNotAskedForWhatTheScriptHasMade() {
        CountingCatalog catalog = new CountingCatalog();
        analyze("postgres", "CREATE TABLE s.t (a int); SELECT a FROM s.t", catalog);
        assertEquals(List.of(Set.of("s.t")), catalog.asked);
    }

    /// Notes what it is asked for, and knows nothing.
    private static final class CountingCatalog implements Catalog {
        private final List<Set<String>> asked = new ArrayList<>();

        @Override
        public Map<QualifiedName, Lookup> lookup(Set<QualifiedName> names) {
            asked.add(
                    names.stream()
                            .map(QualifiedName::display)
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
            return Map.of();
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    private static String told(TableChange change) {
        return change.action().wireName()
                + " "
                + change.table()
                + " "
                + change.renamedTo()
                + " "
                + change.temporary();
    }

    private static void reads(String dialect, String sql, String table) {
        StatementAnalysis statement = analyze(dialect, sql, Catalog.none()).getLast();
        assertEquals(
                List.of(table),
                statement.tables().stream()
                        .filter(use -> use.role() == TableRole.READ)
                        .map(use ->
                                Stream.of(use.database(), use.schema(), use.table())
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.joining(".")))
                        .toList());
    }

    private static LineageAssert last(String sql) {
        return last("postgres", sql, Catalog.none());
    }

    private static LineageAssert last(String dialect, String sql, Catalog catalog) {
        return LineageAssert.assertThat(analyze(dialect, sql, catalog).getLast());
    }

    private static List<StatementAnalysis> analyze(String dialect, String sql, Catalog catalog) {
        return SqlEngine.analyze(sql, Dialects.named(dialect).orElseThrow(), catalog).statements();
    }
}
