package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Statements that are nearly SQL, in every dialect: whatever is cut out of them or put into them,
/// they end in a result.
@Timeout(60)
class MutationTest {
    private static final int ROUNDS = 20_000;

    @Test
    void aMutilatedStatementNeverEscapesAsAnException() {
        List<StatementFile.Line> lines = StatementFile.ofEach("accepted");
        List<String> dialects = Dialects.names();
        Random random = new Random(20_261_121);
        assertTrue(lines.size() > 100);
        for (int round = 0; round < ROUNDS; round++) {
            String sql = lines.get(random.nextInt(lines.size())).sql();
            String other = lines.get(random.nextInt(lines.size())).sql();
            String dialect = dialects.get(random.nextInt(dialects.size()));
            String mutilated = mutilated(sql, other, random);
            assertDoesNotThrow(
                    () ->
                            SqlEngine.analyze(
                                    mutilated,
                                    Dialects.named(dialect).orElseThrow(),
                                    Catalog.none()),
                    () -> dialect + ": " + mutilated);
        }
    }

    /// Without a stretch, with a stretch of another statement in its middle, or cut off.
    private static String mutilated(String sql, String other, Random random) {
        int from = random.nextInt(sql.length());
        int to = from + random.nextInt(sql.length() - from + 1);
        return switch (random.nextInt(3)) {
            case 0 -> sql.substring(0, from) + sql.substring(to);
            case 1 -> sql.substring(0, from) + other + sql.substring(from);
            default -> sql.substring(0, from);
        };
    }
}
