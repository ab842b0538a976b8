package io.millrace.sql.engine.lex;

/// The operators that have a place of their own in the grammar; every other operator is [#OTHER]
/// and binds like PostgreSQL's "any other operator".
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
    OTHER("");

    private static final Symbol[] ALL = values();

    private final String text;

    Symbol(String text) {
        this.text = text;
    }

    static Symbol at(int ordinal) {
        return ALL[ordinal];
    }

    static Symbol of(String source, int start, int end) {
        int length = end - start;
        if (length == 2 && source.charAt(start) == '!' && source.charAt(start + 1) == '=') {
            return NOT_EQUAL;
        }
        for (Symbol symbol : ALL) {
            if (symbol.text.length() == length && source.startsWith(symbol.text, start)) {
                return symbol;
            }
        }
        return OTHER;
    }
}
