package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is no SQL of its dialect stays an error, in the place where it goes wrong.
class RejectedTest {

    static Stream<StatementFile.Line> lines() {
        return Stream.concat(
                StatementFile.ofAll("rejected").stream(),
                StatementFile.ofEach("rejected").stream());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatIsNotOfTheDialectIsAPlacedError(StatementFile.Line line) {
        List<StatementAnalysis> statements =
                SqlEngine.analyze(
                                line.sql(),
                                Dialects.named(line.dialect()).orElseThrow(),
                                Catalog.none())
                        .statements();

        SqlError error =
                statements.stream()
                        .flatMap(statement -> statement.errors().stream())
                        .filter(one -> one.code() == SqlErrorCode.PARSE_ERROR)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no PARSE_ERROR: " + statements));
        assertTrue(
                statements.stream().noneMatch(StatementAnalysis::readOnly)
                        || statements.size() > 1);
        line.markedColumn()
                .ifPresent(column -> assertEquals(column, error.column(), error.toString()));
    }

    @Test
    void thereAreMoreThanFiveHundredOfThemEachAnotherText() {
        assertTrue(lines().map(StatementFile.Line::sql).distinct().count() > 500);
        assertFalse(StatementFile.ofEach("rejected").isEmpty());
    }
}
