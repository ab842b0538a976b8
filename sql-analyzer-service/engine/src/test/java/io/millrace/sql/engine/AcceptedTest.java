package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.StatementAnalysis;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Statements of our own that each dialect reads without a complaint.
class AcceptedTest {

    static Stream<StatementFile.Line> lines() {
        return Stream.concat(
                StatementFile.ofAll("accepted").stream(),
                StatementFile.ofEach("accepted").stream());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatIsOfTheDialectIsRead(StatementFile.Line line) {
        List<StatementAnalysis> statements =
                SqlEngine.analyze(
                                line.sql(),
                                Dialects.named(line.dialect()).orElseThrow(),
                                Catalog.none())
                        .statements();

        assertEquals(1, statements.size());
        assertEquals(List.of(), statements.getFirst().errors());
    }
}
