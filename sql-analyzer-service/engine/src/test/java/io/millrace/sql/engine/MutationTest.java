package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.fuzz.Invariants;
import io.millrace.sql.engine.fuzz.Mutator;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Statements that are nearly SQL, in every dialect: whatever is cut out of them or put into them,
/// they end in a result whose places are in the text, and no write is told to be read-only.
///
/// A fixed number of rounds; `-Dfuzz.seconds=600` goes on for so long, and `-Dfuzz.seed=…` begins
/// where a failure was told.
class MutationTest {
    private static final int ROUNDS = 4_000;
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);
    private static final Duration LONG = Duration.ofSeconds(Long.getLong("fuzz.seconds", 0L));

    @Test
    void whateverBecomesOfAStatementItEndsInAResultThatHolds() {
        List<StatementFile.Line> lines =
                Stream.of(
                                StatementFile.ofEach("accepted"),
                                StatementFile.ofEach("rejected"),
                                StatementFile.ofAll("accepted").subList(0, 16))
                        .flatMap(List::stream)
                        .toList();
        List<String> dialects = Dialects.names();
        assertTrue(lines.size() > 500);
        long end = System.nanoTime() + LONG.toNanos();
        for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
            long seed = SEED + round;
            Random random = new Random(seed);
            StatementFile.Line line = lines.get(random.nextInt(lines.size()));
            StatementFile.Line other = lines.get(random.nextInt(lines.size()));
            String name =
                    random.nextBoolean()
                            ? line.dialect()
                            : dialects.get(random.nextInt(dialects.size()));
            Dialect dialect = Dialects.named(name).orElseThrow();
            String sql = new Mutator(random).mutated(line.sql(), other.sql(), dialect);
            holds(sql, dialect, seed);
        }
    }

    private static void holds(String sql, Dialect dialect, long seed) {
        try {
            Invariants.hold(sql, dialect);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("-Dfuzz.seed=" + seed + ", " + dialect.name() + ": " + sql, e);
        }
    }
}
