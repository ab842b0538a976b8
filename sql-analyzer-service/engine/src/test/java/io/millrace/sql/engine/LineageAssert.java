package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.CteSummary;
import io.millrace.sql.engine.result.query.JoinUse;
import io.millrace.sql.engine.result.query.TableUse;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a test says about a statement: `assertLineage("select …").column("y").from("s.orders.x")`.
final class LineageAssert {
    private final StatementAnalysis statement;

    private LineageAssert(StatementAnalysis statement) {
        this.statement = statement;
    }

    static LineageAssert assertLineage(String sql) {
        return assertThat(only(SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none())));
    }

    static LineageAssert assertLineage(String dialect, String sql) {
        return assertThat(
                only(
                        SqlEngine.analyze(
                                sql, Dialects.named(dialect).orElseThrow(), Catalog.none())));
    }

    static LineageAssert assertStrictly(String sql) {
        Options strict = Options.defaults().withStrict(true);
        return new LineageAssert(
                only(SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none(), strict)));
    }

    /// The tables that the next statement knows: `given("s.orders(id, x)").assertLineage(…)`.
    static Given given(String... tables) {
        return new Given(List.of(tables));
    }

    static LineageAssert assertThat(StatementAnalysis statement) {
        return new LineageAssert(statement);
    }

    static StatementAnalysis only(Analysis analysis) {
        assertEquals(List.of(), analysis.errors());
        assertEquals(1, analysis.statements().size(), "statements");
        return analysis.statements().getFirst();
    }

    StatementAnalysis statement() {
        return statement;
    }

    LineageAssert succeeds() {
        assertEquals(List.of(), statement.errors());
        return this;
    }

    LineageAssert isReadOnly(boolean expected) {
        assertEquals(expected, statement.readOnly(), "read only");
        return this;
    }

    /// Every relation as `kind name alias`, in order.
    LineageAssert tables(String... expected) {
        assertEquals(
                List.of(expected), statement.tables().stream().map(LineageAssert::table).toList());
        return this;
    }

    LineageAssert uses(String table, String... columns) {
        TableUse use =
                statement.tables().stream()
                        .filter(one -> table.equals(one.table()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of(columns), use.columns());
        return this;
    }

    /// Every output column's name, in order; `null` as text for one without.
    LineageAssert columns(String... expected) {
        assertEquals(
                List.of(expected),
                statement.columns().stream().map(column -> String.valueOf(column.name())).toList());
        return this;
    }

    Column column(String name) {
        List<OutputColumn> found =
                statement.columns().stream()
                        .filter(column -> name.equals(String.valueOf(column.name())))
                        .toList();
        assertEquals(1, found.size(), () -> "columns called " + name + " in " + statement);
        return new Column(found.getFirst());
    }

    LineageAssert cteColumn(String cte, String column, String... sources) {
        CteSummary summary = cte(cte);
        OutputColumn found =
                summary.columns().stream()
                        .filter(one -> column.equals(one.name()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of(sources), sources(found));
        return this;
    }

    CteSummary cte(String name) {
        return statement.ctes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Every join as `left type right condition`, in order.
    LineageAssert joins(String... expected) {
        assertEquals(
                List.of(expected),
                statement.joins().stream()
                        .map(join ->
                                join.left()
                                        + " "
                                        + join.type()
                                        + " "
                                        + join.right()
                                        + " "
                                        + join.condition())
                        .toList());
        return this;
    }

    /// The pairs of the only join, each as `left = right`.
    LineageAssert equates(String... expected) {
        JoinUse join = statement.joins().getFirst();
        assertEquals(
                List.of(expected),
                join.pairs().stream()
                        .map(pair ->
                                pair.left().table()
                                        + "."
                                        + pair.left().column()
                                        + " = "
                                        + pair.right().table()
                                        + "."
                                        + pair.right().column())
                        .toList());
        return this;
    }

    LineageAssert filters(String... expected) {
        assertEquals(
                List.of(expected),
                statement.filters().stream()
                        .map(filter -> filter.clause() + ": " + filter.text())
                        .toList());
        return this;
    }

    LineageAssert vagueTables(String... expected) {
        assertEquals(List.of(expected), statement.vague().tables());
        return this;
    }

    LineageAssert vagueColumns(String... expected) {
        assertEquals(List.of(expected), statement.vague().columns());
        return this;
    }

    /// The only error.
    ErrorAssert fails(SqlErrorCode code) {
        if (statement.errors().size() != 1) {
            fail("expected one " + code + " but found " + statement.errors());
        }
        assertEquals(code, statement.errors().getFirst().code());
        return new ErrorAssert(statement.errors().getFirst());
    }

    private static String table(TableUse use) {
        StringBuilder text = new StringBuilder(use.kind().wireName());
        for (String part : Arrays.asList(use.database(), use.schema(), use.table())) {
            if (part != null) {
                text.append(text.indexOf(" ") < 0 ? ' ' : '.').append(part);
            }
        }
        if (use.alias() != null) {
            text.append(" as ").append(use.alias());
        }
        return text.append(use.role().wireName().equals("written") ? " written" : "").toString();
    }

    private static List<String> sources(OutputColumn column) {
        return column.sources().stream().map(LineageAssert::source).toList();
    }

    private static String source(ColumnSource source) {
        String name =
                source.resolved()
                        ? source.table() + "." + source.column()
                        : "?." + source.column() + " in " + source.candidates();
        return source.kind() == LineageKind.IDENTITY ? name : name + " " + source.kind().wireName();
    }

    /// What is said about one output column.
    final class Column {
        private final OutputColumn column;

        private Column(OutputColumn column) {
            this.column = column;
        }

        /// Sources in any order, as `table.column` for identity, `table.column kind` else.
        LineageAssert from(String... expected) {
            assertEquals(sorted(List.of(expected)), sorted(sources(column)));
            return LineageAssert.this;
        }

        Column into(String expected) {
            assertTrue(column.target() != null, "a target");
            assertEquals(expected, column.target().table() + "." + column.target().column());
            return this;
        }

        private static String sorted(List<String> list) {
            return list.stream().sorted().collect(Collectors.joining("\n"));
        }
    }
}
