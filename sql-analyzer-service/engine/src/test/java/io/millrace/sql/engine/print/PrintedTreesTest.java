package io.millrace.sql.engine.print;

import static org.junit.jupiter.api.Assertions.fail;

import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.text.SourceText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// For random trees of each dialect, what is read where a tree was printed is the tree: the printer
/// and the parser agree on precedence, associativity, names and the order of clauses.
@Timeout(120)
class PrintedTreesTest {
    private static final int ROUNDS = Integer.getInteger("print.rounds", 200);
    private static final long SEED = Long.getLong("print.seed", 20_261_121L);

    static List<String> dialects() {
        return Dialects.names();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aPrintedTreeIsReadAsItWasMade(String name) {
        Dialect dialect = Dialects.named(name).orElseThrow();
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            TreeGenerator generator = new TreeGenerator(new Random(seed), dialect);
            Statement tree = generator.statement();
            SourceText source = new SourceText(generator.constants());
            if (RoundTrip.difference(tree, source, dialect).isPresent()) {
                String kind = RoundTrip.kind(tree, source, dialect);
                Statement smallest =
                        Shrinking.smallest(
                                tree, one -> RoundTrip.kind(one, source, dialect).equals(kind));
                fail(
                        name
                                + ", seed "
                                + seed
                                + ":\n"
                                + RoundTrip.difference(smallest, source, dialect).orElseThrow());
            }
        }
    }
}
