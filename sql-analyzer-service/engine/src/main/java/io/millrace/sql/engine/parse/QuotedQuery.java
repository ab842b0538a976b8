package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Lexer;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.SourceText;

/// A query that is written as a string: `UNLOAD ('SELECT …') TO '…'`. It is read where it stands,
/// so that its parts have their places in the script.
final class QuotedQuery {
    /// Up to where in a script such a string is read: each is read together with what is before it.
    private static final int LAST = 256 * 1024;

    private QuotedQuery() {}

    /// The statement with its query; the very statement if it has no quoted one.
    static Statement read(
            Statement statement,
            Tokens tokens,
            TokenRange range,
            Dialect dialect,
            int maxDepth,
            Deadline deadline) {
        int string = range.from() + 2;
        boolean quoted =
                statement instanceof Statement.Transfer
                        && tokens.keyword(range.from()) == Keyword.UNLOAD
                        && string < range.to()
                        && tokens.kind(string) == TokenKind.STRING
                        && tokens.end(string) <= LAST;
        if (!quoted || !(statement instanceof Statement.Transfer transfer)) {
            return statement;
        }
        Tokens inner = Lexer.lex(new SourceText(unquoted(tokens, string)), dialect);
        TokenRange all = new TokenRange(0, inner.size());
        Cursor cursor = new Cursor(inner, all, dialect, maxDepth, deadline);
        return new Parsers(cursor).statements().whole() instanceof Statement.Select select
                ? new Statement.Transfer(
                        transfer.written(),
                        transfer.columns(),
                        transfer.read(),
                        select.query(),
                        transfer.file(),
                        transfer.span())
                : statement;
    }

    /// The text of the string, at its place, with blanks for everything before it. Of each doubled
    /// quote one is left: the outer one.
    private static String unquoted(Tokens tokens, int string) {
        int start = tokens.start(string) + 1;
        int end = tokens.end(string) - 1;
        StringBuilder text = new StringBuilder(end);
        String source = tokens.source().text();
        for (int i = 0; i < start; i++) {
            text.append(source.charAt(i) == '\n' ? '\n' : ' ');
        }
        boolean open = false;
        for (int i = start; i < end; i++) {
            boolean doubled =
                    source.charAt(i) == '\'' && i + 1 < end && source.charAt(i + 1) == '\'';
            if (doubled) {
                open = !open;
                text.append(open ? "' " : " '");
                i++;
            } else {
                text.append(source.charAt(i));
            }
        }
        return text.toString();
    }
}
