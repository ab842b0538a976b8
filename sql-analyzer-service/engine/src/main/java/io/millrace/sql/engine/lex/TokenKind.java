package io.millrace.sql.engine.lex;

/// What a token is. Operators are told apart by [Symbol], words by
/// [io.millrace.sql.engine.dialect.Keyword].
public enum TokenKind {
    /// An unquoted word: a keyword, a name, or both.
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    PARAMETER,
    OPERATOR,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    LEFT_BRACKET,
    RIGHT_BRACKET,
    LEFT_BRACE,
    RIGHT_BRACE,
    COMMA,
    DOT,
    COLON,
    /// What ends a statement: a semicolon, or what DELIMITER or GO make of it.
    SEMICOLON,
    /// A semicolon while DELIMITER names something else.
    INNER_SEMICOLON,
    /// Something no dialect token begins with; [Tokens#faultAt] says what is wrong.
    UNREADABLE,
    /// After the last token of a statement.
    END
}
