package io.millrace.sql.engine.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.StatementFile;
import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Node;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.parse.StatementReader;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Statements of each dialect, printed as they were read, and with single nodes written from the
/// tree in the midst of what is copied.
class PrintedStatementsTest {
    static Stream<StatementFile.Line> lines() {
        return Stream.concat(
                StatementFile.ofEach("accepted").stream(),
                StatementFile.ofAll("accepted").stream());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatWasReadIsCopiedWordForWord(StatementFile.Line line) {
        Dialect dialect = Dialects.named(line.dialect()).orElseThrow();
        SourceText source = new SourceText(line.sql());
        Statement tree = tree(source, dialect);
        assertEquals(source.slice(tree.span()), SqlPrinter.print(tree, source, dialect));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aNodeWrittenFromTheTreeIsReadAsTheOneItReplaces(StatementFile.Line line) {
        Dialect dialect = Dialects.named(line.dialect()).orElseThrow();
        SourceText source = new SourceText(line.sql());
        Statement tree = tree(source, dialect);
        List<Node> nodes = new ArrayList<>();
        boolean turned = tree instanceof Statement.MultiInsert || isTurned(line.sql());
        Children.walk(
                tree,
                node -> {
                    if (!turned && isTold(node)) {
                        nodes.add(node);
                    }
                });
        for (Node node : nodes) {
            IdentityHashMap<Node, Node> replaced = new IdentityHashMap<>();
            replaced.put(node, made(node));
            SourceText printed = new SourceText(SqlPrinter.print(tree, source, dialect, replaced));
            assertEquals(
                    NormalForm.of(tree, source),
                    NormalForm.of(tree(printed, dialect), printed),
                    printed.text());
        }
    }

    /// Whether the tree does not keep the order of the text: such a node is copied as a whole.
    private static boolean isTurned(String sql) {
        return sql.contains("|>") || sql.contains(" FOR x IN ") || sql.contains("PREWHERE");
    }

    private static Statement tree(SourceText source, Dialect dialect) {
        StatementReader.Outcome outcome = RoundTrip.read(source, dialect);
        assertTrue(
                outcome instanceof StatementReader.Outcome.Read,
                () -> source.text() + ": " + outcome);
        return ((StatementReader.Outcome.Read) outcome).statement();
    }

    /// Whether the tree says everything that is needed to read the node again.
    private static boolean isTold(Node node) {
        return switch (node) {
            case Expression.Logical _,
                    Expression.Arithmetic _,
                    Expression.Comparison _,
                    Expression.Between _,
                    Expression.Like _,
                    Expression.InList _,
                    Expression.InQuery _,
                    Expression.Exists _,
                    Expression.Subquery _,
                    Expression.Case _,
                    QueryBody.Nested _,
                    QueryBody.SetOperation _ ->
                    true;
            case FromItem.Derived derived -> !isChange(derived.query());
            case Expression.Prefix prefix -> !prefix.operator().equals("?");
            case Query query -> query.limits().size() < 2 && query.asides().isEmpty();
            case FromItem.Joined joined ->
                    joined.joins().stream()
                            .noneMatch(join -> join.right() instanceof FromItem.Functions);
            default -> false;
        };
    }

    /// Whether a statement stands in the place of a query, as in `FINAL TABLE (INSERT …)`, whose
    /// first words the tree does not keep.
    private static boolean isChange(Query query) {
        return query.body() instanceof QueryBody.TableCommand command
                && command.span().start() == command.span().end();
    }

    /// The node as if it had been made by hand, over the same children.
    private static Node made(Node node) {
        Object[] values = Records.values((Record) node);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Span) {
                values[i] = new Span(0, 0);
            }
        }
        return (Node) Records.of(((Record) node).getClass(), values);
    }
}
