package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlFault;
import org.jspecify.annotations.Nullable;

/// The tokens of one statement, wherever a parser has got to. Those beyond its last are the end.
public abstract sealed class StatementTokens permits Cursor {
    final Tokens tokens;
    final int end;

    StatementTokens(Tokens tokens, int end) {
        this.tokens = tokens;
        this.end = end;
    }

    public TokenKind kindAt(int token) {
        return token < end ? tokens.kind(token) : TokenKind.END;
    }

    public @Nullable Keyword keywordAt(int token) {
        return token < end ? tokens.keyword(token) : null;
    }

    public Symbol symbolAt(int token) {
        return token < end ? tokens.symbol(token) : Symbol.OTHER;
    }

    /// The text of a token, which is not the end.
    public String textAt(int token) {
        return tokens.text(token);
    }

    /// The text of the whole script, which spans and tokens have their places in.
    public String script() {
        return tokens.source().text();
    }

    /// The text of a span.
    public String slice(Span span) {
        return tokens.source().slice(span);
    }

    /// Whether a token follows the one before it without a blank.
    public boolean touches(int token) {
        return token > 0 && token < end && tokens.start(token) == tokens.end(token - 1);
    }

    public int match(int token) {
        return token < end ? tokens.match(token) : -1;
    }

    public boolean isWordAt(int token, String word) {
        return token < end && tokens.isWord(token, word);
    }

    public Span spanAt(int token) {
        return tokens.span(token);
    }

    /// Whether a token is the first of its line.
    public boolean beginsLine(int token) {
        if (token == 0) {
            return true;
        }
        String text = tokens.source().text();
        for (int i = tokens.end(token - 1); i < tokens.start(token); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }

    public SqlFault unexpectedAt(int token, String expected) {
        return Unexpected.at(tokens, token, end, expected);
    }
}
