package io.millrace.sql.engine.lex;

/// The operators that have a place of their own in a grammar; every other operator is [#OTHER] and
/// binds like PostgreSQL's "any other operator".
public enum Symbol {
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    PERCENT("%"),
    CARET("^"),
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    GREATER(">"),
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    CAST("::"),
    ASSIGN(":="),
    ARROW("=>"),
    THIN_ARROW("->"),
    DOUBLE_EQUAL("=="),
    NULL_SAFE_EQUAL("<=>"),
    DOUBLE_BAR("||"),
    DOUBLE_AMPERSAND("&&"),
    SHIFT_RIGHT(">>"),
    PIPE("|>"),
    QUESTION("?"),
    BANG("!"),
    NOT_LESS("!<"),
    NOT_GREATER("!>"),
    NOT_EQUAL_CARET("^="),
    PLUS_ASSIGN("+="),
    MINUS_ASSIGN("-="),
    STAR_ASSIGN("*="),
    SLASH_ASSIGN("/="),
    PERCENT_ASSIGN("%="),
    AMPERSAND_ASSIGN("&="),
    BAR_ASSIGN("|="),
    OTHER("");

    private static final Symbol[] ALL = values();

    private final String text;

    Symbol(String text) {
        this.text = text;
    }

    static Symbol at(int ordinal) {
        return ALL[ordinal];
    }

    private static Symbol ofOne(char c) {
        return switch (c) {
            case '+' -> PLUS;
            case '-' -> MINUS;
            case '*' -> STAR;
            case '/' -> SLASH;
            case '%' -> PERCENT;
            case '^' -> CARET;
            case '=' -> EQUAL;
            case '<' -> LESS;
            case '>' -> GREATER;
            case '?' -> QUESTION;
            case '!' -> BANG;
            default -> OTHER;
        };
    }

    /// The text of an operator token, without a copy where it is that of an operator with a name.
    static String text(Symbol symbol, String source, int start, int end) {
        return symbol.text.length() == end - start && source.startsWith(symbol.text, start)
                ? symbol.text
                : source.substring(start, end);
    }

    static Symbol of(String source, int start, int end) {
        int length = end - start;
        char first = source.charAt(start);
        if (length == 1) {
            return ofOne(first);
        }
        if (length == 2 && first == '!' && source.charAt(start + 1) == '=') {
            return NOT_EQUAL;
        }
        for (Symbol symbol : ALL) {
            if (symbol.text.length() == length
                    && length > 0
                    && symbol.text.charAt(0) == first
                    && source.startsWith(symbol.text, start)) {
                return symbol;
            }
        }
        return OTHER;
    }
}
