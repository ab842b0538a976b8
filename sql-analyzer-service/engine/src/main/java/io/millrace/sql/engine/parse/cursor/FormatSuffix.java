package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.Locale;
import java.util.Set;

/// What Teradata writes behind an operand: a type or a format in parentheses, the fields of an
/// interval, the comparison of periods.
public final class FormatSuffix {
    private static final Set<String> ATTRIBUTES =
            Set.of("FORMAT", "TITLE", "NAMED", "CASESPECIFIC", "CS", "UPPERCASE", "UC");
    private static final Set<String> TYPES =
            Set.of(
                    "BIGINT",
                    "BYTE",
                    "BYTEINT",
                    "CHAR",
                    "CHARACTER",
                    "CLOB",
                    "DATE",
                    "DEC",
                    "DECIMAL",
                    "FLOAT",
                    "INT",
                    "INTEGER",
                    "NUMBER",
                    "NUMERIC",
                    "REAL",
                    "SMALLINT",
                    "TIME",
                    "TIMESTAMP",
                    "VARBYTE",
                    "VARCHAR");
    private static final Set<String> COMPARISONS =
            Set.of("MEETS", "PRECEDES", "SUCCEEDS", "P_INTERSECT", "P_NORMALIZE", "LDIFF", "RDIFF");

    private FormatSuffix() {}

    /// `(FORMAT 'x')`, `(INTEGER)`, `(NOT CASESPECIFIC)`. A type right after a name, without a
    /// blank between, is a function's argument.
    static boolean starts(Cursor cursor) {
        if (!cursor.has(Clause.FORMAT_SUFFIX)) {
            return false;
        }
        int at = cursor.index() + 1;
        if (cursor.keywordAt(at) == Keyword.NOT) {
            at++;
        }
        if (cursor.kindAt(at) != TokenKind.WORD) {
            return false;
        }
        String word = cursor.textAt(at).toUpperCase(Locale.ROOT);
        TokenKind after = cursor.kindAt(at + 1);
        if (ATTRIBUTES.contains(word)) {
            return after != TokenKind.DOT && after != TokenKind.OPERATOR;
        }
        boolean ends =
                after == TokenKind.RIGHT_PARENTHESIS
                        || after == TokenKind.LEFT_PARENTHESIS
                        || after == TokenKind.COMMA;
        return ends && TYPES.contains(word) && !cursor.touches(cursor.index());
    }

    static boolean comparesPeriods(Cursor cursor) {
        return COMPARISONS.contains(cursor.text().toUpperCase(Locale.ROOT));
    }

    /// `(a - b) DAY(4) TO SECOND`
    static boolean startsFields(Cursor cursor) {
        int next = cursor.index() + 1;
        boolean goesOn =
                cursor.keywordAt(next) == Keyword.TO
                        || cursor.kindAt(next) == TokenKind.LEFT_PARENTHESIS
                        || cursor.kindAt(next) == TokenKind.RIGHT_PARENTHESIS
                        || (cursor.kindAt(next) == TokenKind.OPERATOR
                                && cursor.symbolAt(next) != Symbol.STAR);
        return goesOn
                && cursor.has(Clause.FORMAT_SUFFIX)
                && cursor.kindAt(cursor.index() - 1) == TokenKind.RIGHT_PARENTHESIS;
    }
}
