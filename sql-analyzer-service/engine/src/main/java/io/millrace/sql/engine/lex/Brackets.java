package io.millrace.sql.engine.lex;

import java.util.Arrays;

/// Finds for each parenthesis and bracket the one that matches it, in one pass with a stack of its
/// own. A semicolon empties the stack: a parenthesis left open spoils one statement, not the
/// script.
final class Brackets {

    private Brackets() {}

    static int[] match(TokenBuffer tokens) {
        int[] matches = new int[tokens.size()];
        Arrays.fill(matches, -1);
        int[] open = new int[16];
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.kind(i)) {
                case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> {
                    if (depth == open.length) {
                        open = Arrays.copyOf(open, depth * 2);
                    }
                    open[depth++] = i;
                }
                case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> {
                    if (depth > 0 && closes(tokens.kind(i), tokens.kind(open[depth - 1]))) {
                        depth--;
                        matches[i] = open[depth];
                        matches[open[depth]] = i;
                    }
                }
                case SEMICOLON -> depth = 0;
                default -> {
                    // neither opens nor closes anything
                }
            }
        }
        return matches;
    }

    private static boolean closes(TokenKind close, TokenKind open) {
        return (close == TokenKind.RIGHT_PARENTHESIS && open == TokenKind.LEFT_PARENTHESIS)
                || (close == TokenKind.RIGHT_BRACKET && open == TokenKind.LEFT_BRACKET)
                || (close == TokenKind.RIGHT_BRACE && open == TokenKind.LEFT_BRACE);
    }
}
