package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits a script into statements, from tokens: at semicolons and what stands for them, but not
/// inside of the body of a routine or of a block.
final class StatementSplitter {
    /// How far a declaration may stand before the block it belongs to.
    private static final int LOOK_AHEAD = 4096;

    private final Tokens tokens;
    private final boolean blocks;
    private final boolean batches;

    StatementSplitter(Tokens tokens, Dialect dialect) {
        this.tokens = tokens;
        this.blocks = dialect.has(Clause.BLOCKS);
        this.batches = dialect.has(Clause.GO);
    }

    List<TokenRange> split() {
        List<TokenRange> ranges = new ArrayList<>();
        int from = 0;
        while (from < tokens.size()) {
            int to = blocks && beginsRoutine(from) ? routineEnd(from) : plainEnd(from);
            if (to > from) {
                ranges.add(new TokenRange(from, to));
            }
            from = to + 1;
        }
        return List.copyOf(ranges);
    }

    private int plainEnd(int from) {
        int at = from;
        while (at < tokens.size() && tokens.kind(at) != TokenKind.SEMICOLON) {
            // The statements of a macro stand in parentheses, each with its semicolon.
            at = definesMacro(from) ? Math.max(at, tokens.match(at)) + 1 : at + 1;
        }
        return at;
    }

    private boolean definesMacro(int from) {
        Keyword first = tokens.keyword(from);
        return (first == Keyword.CREATE || first == Keyword.REPLACE)
                && tokens.isWord(from + 1, "MACRO");
    }

    /// `CREATE … PROCEDURE`, `BEGIN` of a block, `DECLARE` before one.
    private boolean beginsRoutine(int from) {
        Keyword first = tokens.keyword(from);
        if (first == Keyword.BEGIN) {
            return !opensTransaction(from + 1);
        }
        if (first == Keyword.DECLARE) {
            return declaresBlock(from);
        }
        if (first != Keyword.CREATE && first != Keyword.ALTER && first != Keyword.REPLACE) {
            return false;
        }
        for (int at = from + 1; at < Math.min(tokens.size(), from + 12); at++) {
            Keyword word = tokens.keyword(at);
            if (word == Keyword.PROCEDURE
                    || word == Keyword.FUNCTION
                    || word == Keyword.TRIGGER
                    || (word == Keyword.EVENT && tokens.keyword(at + 1) != Keyword.TABLE)
                    || word == Keyword.TASK
                    || tokens.isWord(at, "PROC")
                    || tokens.isWord(at, "PACKAGE")) {
                return true;
            }
            if (word == Keyword.TABLE || word == Keyword.VIEW || word == Keyword.AS) {
                return false;
            }
        }
        return false;
    }

    private boolean opensTransaction(int at) {
        if (at >= tokens.size() || tokens.kind(at) == TokenKind.SEMICOLON) {
            return true;
        }
        Keyword word = tokens.keyword(at);
        return word == Keyword.TRANSACTION
                || word == Keyword.TRAN
                || word == Keyword.WORK
                || tokens.isWord(at, "DEFERRED")
                || tokens.isWord(at, "IMMEDIATE")
                || tokens.isWord(at, "EXCLUSIVE")
                || tokens.isWord(at, "DISTRIBUTED");
    }

    /// Whether a BEGIN comes before the next statement that DECLARE cannot hold.
    private boolean declaresBlock(int from) {
        for (int at = from; at < Math.min(tokens.size(), from + LOOK_AHEAD); at++) {
            if (tokens.kind(at) == TokenKind.SEMICOLON && at + 1 < tokens.size()) {
                Keyword next = tokens.keyword(at + 1);
                if (next == Keyword.BEGIN) {
                    return !opensTransaction(at + 2);
                }
                if (next == Keyword.SELECT || next == Keyword.CREATE || next == Keyword.SET) {
                    return false;
                }
            } else if (tokens.keyword(at) == Keyword.BEGIN) {
                return true;
            }
        }
        return false;
    }

    /// The semicolon after the last END, or the end of the batch.
    private int routineEnd(int from) {
        if (batches) {
            int at = from;
            while (at < tokens.size() && !isBatchEnd(at)) {
                at++;
            }
            return at;
        }
        boolean body = declaresBody(from);
        int depth = 0;
        for (int at = from; at < tokens.size(); at++) {
            Keyword word = tokens.keyword(at);
            if (word == Keyword.BEGIN || (word == Keyword.CASE && !follows(at, Keyword.END))) {
                depth++;
                body = body && word != Keyword.BEGIN;
            } else if (word == Keyword.END && closesBlock(at + 1)) {
                depth = Math.max(0, depth - 1);
            } else if (tokens.kind(at) == TokenKind.SEMICOLON && depth == 0 && !body) {
                return at;
            }
        }
        return tokens.size();
    }

    private boolean isBatchEnd(int at) {
        return tokens.kind(at) == TokenKind.SEMICOLON && tokens.end(at) - tokens.start(at) == 2;
    }

    private boolean follows(int at, Keyword before) {
        return at > 0 && tokens.keyword(at - 1) == before;
    }

    /// `END IF` and its like close what was not counted.
    private boolean closesBlock(int after) {
        if (after >= tokens.size()) {
            return true;
        }
        @Nullable Keyword word = tokens.keyword(after);
        return word != Keyword.IF
                && word != Keyword.LOOP
                && word != Keyword.WHILE
                && word != Keyword.REPEAT
                && word != Keyword.FOR;
    }

    /// Whether semicolons may come before the first BEGIN: after DECLARE, or after `IS` and `AS` of
    /// a routine whose declarations follow.
    private boolean declaresBody(int from) {
        if (tokens.keyword(from) == Keyword.DECLARE) {
            return true;
        }
        int at = from;
        while (at < tokens.size() && tokens.kind(at) != TokenKind.SEMICOLON) {
            if (tokens.keyword(at) == Keyword.BEGIN) {
                return false;
            }
            at++;
        }
        int is = from;
        while (is < at && tokens.keyword(is) != Keyword.IS && tokens.keyword(is) != Keyword.AS) {
            is++;
        }
        if (is + 1 >= at || tokens.kind(is + 1) == TokenKind.STRING) {
            return false;
        }
        for (int later = at; later < Math.min(tokens.size(), at + LOOK_AHEAD); later++) {
            if (tokens.keyword(later) == Keyword.BEGIN) {
                return true;
            }
            if (tokens.keyword(later) == Keyword.CREATE) {
                return false;
            }
        }
        return false;
    }
}
