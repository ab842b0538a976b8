package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.dialect.Definables;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The statements that are known by their first words but not modelled. Which words those are, each
/// dialect says; anything else that cannot be read is a parse error.
public final class OpaqueStatements {
    private static final Set<Keyword> DEFINING =
            Set.of(
                    Keyword.ALTER,
                    Keyword.COMMENT,
                    Keyword.CREATE,
                    Keyword.DENY,
                    Keyword.DROP,
                    Keyword.GRANT,
                    Keyword.IMPORT,
                    Keyword.REASSIGN,
                    Keyword.REFRESH,
                    Keyword.REINDEX,
                    Keyword.REVOKE,
                    Keyword.SECURITY);

    private final Cursor cursor;

    public OpaqueStatements(Cursor cursor) {
        this.cursor = cursor;
    }

    /// What a statement is by its first words, if it is one that is not modelled.
    public Optional<StatementKind> kind() {
        if (!cursor.is(TokenKind.WORD)
                || beginsQuery()
                || declaresTable()
                || phrase(cursor.index(), cursor.dialect().definables().opaque()) == null) {
            return Optional.empty();
        }
        Keyword first = cursor.keyword();
        return Optional.of(
                first != null && DEFINING.contains(first)
                        ? StatementKind.DDL
                        : StatementKind.OTHER);
    }

    /// `DECLARE @t [AS] TABLE`: of the variables of SQL Server, only tables are modelled.
    public boolean declaresTable() {
        int name = cursor.index() + 1;
        int kind = cursor.keywordAt(name + 1) == Keyword.AS ? name + 2 : name + 1;
        return cursor.is(Keyword.DECLARE)
                && cursor.kindAt(name) == TokenKind.PARAMETER
                && cursor.keywordAt(kind) == Keyword.TABLE;
    }

    /// No dialect knows a statement besides queries and DML that begins with one of these.
    private boolean beginsQuery() {
        return cursor.is(Keyword.SELECT) || cursor.is(Keyword.WITH);
    }

    /// The longest run of words that begins at the token and is in the set, in upper case; null if
    /// there is none.
    public @Nullable String phrase(int token, Set<String> known) {
        return phrase(token, "", known);
    }

    /// @param before what is put in front of the words
    public @Nullable String phrase(int token, String before, Set<String> known) {
        String found = null;
        StringBuilder words = new StringBuilder(before);
        for (int at = token; at < token + Definables.MOST_WORDS; at++) {
            if (cursor.kindAt(at) != TokenKind.WORD) {
                break;
            }
            if (!words.isEmpty()) {
                words.append(' ');
            }
            words.append(cursor.textAt(at).toUpperCase(Locale.ROOT));
            String phrase = words.toString();
            if (known.contains(phrase)) {
                found = phrase;
            }
        }
        return found;
    }

    /// Refuses the statement at the cursor if it is one of these.
    public void refuse() {
        if (kind().isPresent()) {
            throw fault(cursor.index());
        }
    }

    public SqlFault fault(int token) {
        return new SqlFault(
                SqlErrorCode.UNSUPPORTED_STATEMENT,
                "Statements of this kind are known, but not analysed.",
                cursor.spanAt(token),
                null);
    }
}
