package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a node consists of, in order: words, and nodes that are to be taken apart in turn.
final class Pieces {
    /// One of them.
    sealed interface Piece {
        /// @param glued whether no blank may stand before it
        record Words(String text, boolean glued) implements Piece {}

        /// A stretch of the source between nodes, with the blanks it has.
        ///
        /// @param leads whether a node follows, which then gets no further blank
        record Gap(String text, boolean leads) implements Piece {}

        /// @param level an expression that binds looser gets parentheses
        record Part(Node node, int level) implements Piece {}
    }

    private final List<Piece> pieces = new ArrayList<>();

    Pieces say(String words) {
        pieces.add(new Piece.Words(words, false));
        return this;
    }

    /// Words that follow the ones before without a blank.
    Pieces glue(String words) {
        pieces.add(new Piece.Words(words, true));
        return this;
    }

    Pieces gap(String text, boolean leads) {
        pieces.add(new Piece.Gap(text, leads));
        return this;
    }

    /// A node that needs no parentheses, because something delimits it.
    Pieces node(Node node) {
        return operand(node, Binding.ANYTHING);
    }

    Pieces operand(Node node, int level) {
        pieces.add(new Piece.Part(node, level));
        return this;
    }

    /// The word and the node after it, if there is a node.
    Pieces clause(String words, @Nullable Node node) {
        return node == null ? this : say(words).node(node);
    }

    /// The words and the list after them, if there is anything in the list.
    Pieces clause(String words, Collection<? extends Node> nodes) {
        return nodes.isEmpty() ? this : say(words).list(nodes);
    }

    /// Nodes with commas between them.
    Pieces list(Collection<? extends Node> nodes) {
        boolean first = true;
        for (Node node : nodes) {
            if (!first) {
                glue(",");
            }
            node(node);
            first = false;
        }
        return this;
    }

    /// Names with commas between them, in parentheses.
    Pieces names(List<String> names) {
        return say("(").say(String.join(", ", names)).glue(")");
    }

    void pushOn(Deque<Piece> open) {
        Collections.reverse(pieces);
        pieces.forEach(open::push);
    }
}
