package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Node;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.text.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a tree as text.
///
/// A node with a span that is not empty stands in the source and is copied from it, with its
/// children printed in their places; a node whose span is empty was made by hand and is written
/// from what the tree says. Constants and types are always copied: their spans are the only thing
/// that says what they are.
public final class SqlPrinter {
    private final SourceText source;
    private final Map<Node, Node> replaced;
    private final QueryPrinter queries;
    private final FromPrinter from;
    private final OperatorPrinter operators;
    private final ConstructPrinter constructs;
    private final ChangePrinter changes;
    private final StringBuilder out = new StringBuilder();

    /// Whether a gap of the source was written last, so that no blank is needed.
    private boolean led;

    private SqlPrinter(SourceText source, Dialect dialect, Map<Node, Node> replaced) {
        this.source = source;
        this.replaced = replaced;
        NamePrinter names = new NamePrinter(dialect);
        this.queries = new QueryPrinter(names, dialect);
        this.from = new FromPrinter(names, dialect);
        this.operators = new OperatorPrinter(names);
        this.constructs = new ConstructPrinter(names, dialect, source);
        this.changes = new ChangePrinter(names, dialect);
    }

    /// The text of a tree.
    ///
    /// @param source what the spans of the tree are of
    /// @throws IllegalArgumentException if a node made by hand says too little to be written: a
    ///   MATCH_RECOGNIZE, an INSERT into several tables, a transfer of rows, a definition
    public static String print(Node root, SourceText source, Dialect dialect) {
        return print(root, source, dialect, Map.of());
    }

    /// The text of a tree in which some nodes stand for others.
    ///
    /// @param replaced by what a node is replaced; looked up by identity where it is an
    ///   [java.util.IdentityHashMap]
    public static String print(
            Node root, SourceText source, Dialect dialect, Map<Node, Node> replaced) {
        return new SqlPrinter(source, dialect, replaced).run(root);
    }

    private String run(Node root) {
        Deque<Pieces.Piece> open = new ArrayDeque<>();
        open.push(new Pieces.Piece.Part(root, Binding.ANYTHING));
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Pieces.Piece.Words words -> say(words);
                case Pieces.Piece.Gap gap -> fill(gap);
                case Pieces.Piece.Part part -> taken(part).pushOn(open);
            }
        }
        return out.toString();
    }

    private void say(Pieces.Piece.Words words) {
        char last = out.isEmpty() ? '(' : out.charAt(out.length() - 1);
        // A colon that touches a bracket opens a slice; a parameter keeps off.
        boolean colon = last == '[' && words.text().startsWith(":");
        if (colon || (!words.glued() && !led && last != '(' && last != '[')) {
            out.append(' ');
        }
        out.append(words.text());
        led = false;
    }

    private void fill(Pieces.Piece.Gap gap) {
        out.append(gap.text());
        led = gap.leads();
    }

    private Pieces taken(Pieces.Piece.Part part) {
        Node node = replaced.getOrDefault(part.node(), part.node());
        int level = part.level();
        if (replaced.containsKey(part.node()) && part.node() instanceof Expression was) {
            level = Math.max(level, Binding.of(was));
        }
        Pieces pieces = new Pieces();
        boolean wrapped = node instanceof Expression now && Binding.of(now) < level;
        if (wrapped) {
            pieces.say("(");
        }
        List<Node> children = placed(node);
        if (children == null) {
            write(node, pieces);
        } else {
            copy(node, children, pieces);
        }
        return wrapped ? pieces.glue(")") : pieces;
    }

    /// The children of a node that is copied; null if it has to be written from what it says.
    private @Nullable List<Node> placed(Node node) {
        if (isMade(node)) {
            return null;
        }
        List<Node> children = new ArrayList<>();
        Children.each(node, children::add);
        int at = node.span().start();
        boolean inOrder = true;
        for (Node child : children) {
            if (isMade(child)) {
                return null;
            }
            inOrder &= child.span().start() >= at && child.span().end() <= node.span().end();
            at = child.span().end();
        }
        if (inOrder) {
            return List.copyOf(children);
        }
        // What the parser turned round (pipes, comprehensions) is copied as a whole or not at all.
        return changesBelow(node) ? null : List.of();
    }

    private static boolean isMade(Node node) {
        return node.span().end() <= node.span().start();
    }

    private boolean changesBelow(Node node) {
        boolean[] changes = {false};
        Children.walk(node, below -> changes[0] |= replaced.containsKey(below) || isMade(below));
        return changes[0];
    }

    private void copy(Node node, List<Node> children, Pieces pieces) {
        int at = node.span().start();
        for (Node child : children) {
            String gap = source.text().substring(at, child.span().start());
            if (at > node.span().start()) {
                pieces.gap(gap, true);
            } else if (!gap.isEmpty()) {
                pieces.say(gap).gap("", true);
            }
            pieces.node(child);
            at = child.span().end();
        }
        String rest = source.text().substring(at, node.span().end());
        if (children.isEmpty()) {
            pieces.say(rest);
        } else {
            pieces.gap(rest, false);
        }
    }

    private void write(Node node, Pieces pieces) {
        switch (node) {
            case Statement statement -> changes.statement(statement, pieces);
            case Query query -> queries.query(query, pieces);
            case QueryBody body -> queries.body(body, pieces);
            case SelectItem item -> queries.item(item, pieces);
            case FromItem item -> from.item(item, pieces);
            case QueryPart part -> queries.part(part, pieces);
            case Expression expression -> {
                if (!operators.expression(expression, pieces)) {
                    constructs.expression(expression, pieces);
                }
            }
        }
    }
}
