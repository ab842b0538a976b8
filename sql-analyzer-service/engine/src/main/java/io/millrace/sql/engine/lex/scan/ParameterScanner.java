package io.millrace.sql.engine.lex.scan;

import io.millrace.sql.engine.dialect.Lexis;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// Finds where parameters, variables and locations end.
public final class ParameterScanner {
    public static final int NONE = -1;

    private final String text;
    private final Lexis lexis;
    private final LiteralScanner literals;

    public ParameterScanner(String text, Lexis lexis, LiteralScanner literals) {
        this.text = text;
        this.lexis = lexis;
        this.literals = literals;
    }

    /// `$1`, `$name`, `${name}`; [#NONE] if none begins here.
    public int dollar(int at) {
        char next = literals.charAt(at + 1);
        if (Characters.isDigit(next) && lexis.has(ParameterStyle.DOLLAR_NUMBER)) {
            return literals.digits(at + 1);
        }
        if (next == '{' && lexis.has(ParameterStyle.DOLLAR_BRACES)) {
            int close = text.indexOf('}', at);
            return close < 0 ? NONE : close + 1;
        }
        if (Characters.startsName(next) && lexis.has(ParameterStyle.DOLLAR_NAME)) {
            return literals.nameEnd(at + 1);
        }
        return NONE;
    }

    /// `:name`, `:1`.
    public int colon(int at) {
        if (!lexis.has(ParameterStyle.COLON)) {
            return NONE;
        }
        char next = literals.charAt(at + 1);
        if (Characters.isDigit(next) && !lexis.has(Lexis.Trait.FREE_OPERATORS)) {
            return literals.digits(at + 1);
        }
        return Characters.startsName(next) ? literals.nameEnd(at + 1) : NONE;
    }

    /// `@name`, `@@name`, `@stage/path`.
    public int at(int at) {
        if (lexis.has(ParameterStyle.STAGE)) {
            return location(at);
        }
        if (!lexis.has(ParameterStyle.AT)) {
            return NONE;
        }
        int start = literals.charAt(at + 1) == '@' ? at + 2 : at + 1;
        char first = literals.charAt(start);
        if (first != '\0' && (literals.isNameQuote(first) || literals.isStringQuote(first))) {
            int end = literals.quotedName(start);
            return end == LiteralScanner.UNTERMINATED ? NONE : end;
        }
        int end = literals.nameRest(start);
        boolean global = start == at + 2;
        while (global && literals.charAt(end) == '.' && literals.nameRest(end + 1) > end + 1) {
            end = literals.nameRest(end + 1);
        }
        return end > start ? end : NONE;
    }

    /// `{{ name }}`, `{name:Type}`.
    public int brace(int at) {
        if (literals.charAt(at + 1) == '{' && lexis.has(ParameterStyle.DOUBLE_BRACES)) {
            int close = text.indexOf("}}", at);
            return close < 0 ? NONE : close + 2;
        }
        if (!lexis.has(ParameterStyle.TYPED_BRACES)) {
            return NONE;
        }
        int name = literals.nameEnd(at + 1);
        if (name == at + 1 || literals.charAt(name) != ':') {
            return NONE;
        }
        int close = text.indexOf('}', name);
        return close < 0 ? NONE : close + 1;
    }

    /// `&name`, `&&name`.
    public int ampersand(int at) {
        if (!lexis.has(ParameterStyle.AMPERSAND)) {
            return NONE;
        }
        int start = literals.charAt(at + 1) == '&' ? at + 2 : at + 1;
        int end = literals.nameEnd(start);
        return end > start ? end : NONE;
    }

    private int location(int at) {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                int end = literals.quotedName(i);
                if (end == LiteralScanner.UNTERMINATED) {
                    return NONE;
                }
                i = end;
            } else if (Characters.isSpace(c) || c == ',' || c == ';' || c == '(' || c == ')') {
                break;
            } else {
                i++;
            }
        }
        return i > at + 1 ? i : NONE;
    }
}
