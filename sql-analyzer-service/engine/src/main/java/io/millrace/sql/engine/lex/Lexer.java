package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.dialect.Lexis;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;
import io.millrace.sql.engine.lex.scan.Characters;
import io.millrace.sql.engine.lex.scan.KeywordTable;
import io.millrace.sql.engine.lex.scan.LexFault;
import io.millrace.sql.engine.lex.scan.LiteralScanner;
import io.millrace.sql.engine.lex.scan.NumberScanner;
import io.millrace.sql.engine.lex.scan.OperatorScanner;
import io.millrace.sql.engine.lex.scan.ParameterScanner;
import io.millrace.sql.engine.text.SourceText;

/// Cuts a script into tokens in one pass. It never fails: what it cannot read becomes an
/// [TokenKind#UNREADABLE] token with the reason, so that the statements around it are still
/// understood.
public final class Lexer {
    private final SourceText source;
    private final String text;
    private final int length;
    private final Dialect dialect;
    private final Lexis lexis;
    private final LiteralScanner literals;
    private final NumberScanner numbers;
    private final ParameterScanner parameters;
    private final OperatorScanner operators;
    private final Blanks blanks;
    private final Terminators terminators;
    private final TokenBuffer out;
    private int at;

    private Lexer(SourceText source, Dialect dialect) {
        this.source = source;
        this.text = source.text();
        this.length = text.length();
        this.dialect = dialect;
        this.lexis = dialect.lexis();
        this.literals = new LiteralScanner(text, lexis);
        this.numbers = new NumberScanner(literals, lexis);
        this.parameters = new ParameterScanner(text, lexis, literals);
        this.operators = new OperatorScanner(text, lexis.has(Trait.FREE_OPERATORS));
        this.out = new TokenBuffer(length);
        this.blanks = new Blanks(text, lexis, out);
        this.terminators = new Terminators(text, out);
    }

    public static Tokens lex(SourceText source, Dialect dialect) {
        return new Lexer(source, dialect).run();
    }

    private Tokens run() {
        at = blanks.skip(at);
        while (at < length) {
            int ended = terminators.custom(at);
            if (ended > at) {
                at = ended;
            } else {
                token(text.charAt(at));
            }
            at = blanks.skip(at);
        }
        return new Tokens(source, dialect, out, Brackets.match(out));
    }

    private void token(char c) {
        if (Characters.isLetter(c)) {
            word();
            return;
        }
        switch (c) {
            case '(' -> single(TokenKind.LEFT_PARENTHESIS);
            case ')' -> single(TokenKind.RIGHT_PARENTHESIS);
            case ']' -> single(TokenKind.RIGHT_BRACKET);
            case '}' -> single(TokenKind.RIGHT_BRACE);
            case ',' -> single(TokenKind.COMMA);
            case ';' -> single(terminators.semicolon());
            case '.' -> dot();
            case ':' -> colon();
            case '$' -> dollar();
            case '@' -> parameterOr(parameters.at(at));
            case '{' -> brace();
            case '&' -> parameterOr(parameters.ampersand(at));
            default -> other(c);
        }
    }

    private void other(char c) {
        if (literals.isBackslashNull(at)) {
            out.addWord(Keyword.NULL, at, at + 2);
            at += 2;
        } else if (numbers.startsMoney(at)) {
            money();
        } else if (literals.startsName(c)) {
            word();
        } else if (Characters.isDigit(c)) {
            number();
        } else if (literals.isStringQuote(c)) {
            emit(TokenKind.STRING, literals.string(at), "string");
        } else if (literals.isNameQuote(c)) {
            emit(TokenKind.QUOTED_NAME, literals.quotedName(at), "quoted name");
        } else if (c == '[') {
            single(TokenKind.LEFT_BRACKET);
        } else if (Characters.isOperator(c)) {
            operator();
        } else {
            unreadable();
        }
    }

    private void single(TokenKind kind) {
        out.add(kind, at, at + 1);
        at++;
    }

    /// A token that ends where the scanner said, or that never ends.
    private void emit(TokenKind kind, int end, String what) {
        if (end == LiteralScanner.UNTERMINATED || end > length) {
            out.addUnreadable(
                    at,
                    length,
                    new LexFault(
                            "The " + what + " that begins here has no end.", "close the " + what));
            at = length;
        } else {
            out.add(kind, at, end);
            at = end;
        }
    }

    /// A parameter if it has an end, else an operator.
    private void parameterOr(int end) {
        if (end == ParameterScanner.NONE) {
            other(text.charAt(at));
        } else {
            emit(TokenKind.PARAMETER, end, "parameter");
        }
    }

    private void dot() {
        boolean decimal = Characters.isDigit(literals.charAt(at + 1));
        if (decimal && !followsValue()) {
            number();
        } else {
            single(TokenKind.DOT);
        }
    }

    private boolean followsValue() {
        if (out.size() == 0 || out.ends()[out.size() - 1] != at) {
            return false;
        }
        return isValue(out.size() - 1);
    }

    private boolean isValue(int token) {
        TokenKind before = out.kind(token);
        return before == TokenKind.WORD
                || before == TokenKind.QUOTED_NAME
                || before == TokenKind.RIGHT_PARENTHESIS
                || before == TokenKind.RIGHT_BRACKET
                || before == TokenKind.NUMBER;
    }

    private void colon() {
        if (text.startsWith("::", at) || text.startsWith(":=", at)) {
            out.addOperator(Symbol.of(text, at, at + 2), at, at + 2);
            at += 2;
            return;
        }
        int end = isPath() ? ParameterScanner.NONE : parameters.colon(at);
        if (end == ParameterScanner.NONE) {
            single(TokenKind.COLON);
        } else {
            emit(TokenKind.PARAMETER, end, "parameter");
        }
    }

    /// `a[1:n]`, `a:b`: a colon right after a value is a slice or a path, not the start of `:n`.
    private boolean isPath() {
        return followsValue()
                || followsColumnNumber()
                || opensSlice()
                || (out.size() > 0
                        && out.ends()[out.size() - 1] == at
                        && out.kind(out.size() - 1) == TokenKind.STRING);
    }

    /// Snowflake's `$1:a`.
    private boolean followsColumnNumber() {
        int last = out.size() - 1;
        return last >= 0
                && out.ends()[last] == at
                && out.kind(last) == TokenKind.PARAMETER
                && text.charAt(out.starts()[last]) == '$'
                && lexis.has(ParameterStyle.STAGE);
    }

    /// `a[:n]`: the bracket before the colon is a subscript's. In `ARRAY[:n]` and `= [:n]` it opens
    /// an array, whose item is a parameter.
    private boolean opensSlice() {
        int bracket = out.size() - 1;
        if (bracket < 1
                || out.kind(bracket) != TokenKind.LEFT_BRACKET
                || out.ends()[bracket] != at) {
            return false;
        }
        int start = out.starts()[bracket - 1];
        int end = out.ends()[bracket - 1];
        boolean array = end - start == 5 && text.regionMatches(true, start, "ARRAY", 0, 5);
        return isValue(bracket - 1) && end == out.starts()[bracket] && !array;
    }

    /// SQL Server's `$1.50`, `£2`
    private void money() {
        int end = numbers.numberEnd(at + 1);
        out.add(TokenKind.NUMBER, at, end);
        at = end;
    }

    private void dollar() {
        if (numbers.startsMoney(at)) {
            money();
            return;
        }
        int tagEnd =
                lexis.has(Trait.DOLLAR_STRINGS) && !Characters.isDigit(literals.charAt(at + 1))
                        ? literals.dollarTagEnd(at)
                        : LiteralScanner.UNTERMINATED;
        if (tagEnd != LiteralScanner.UNTERMINATED) {
            emit(TokenKind.STRING, literals.dollarString(at, tagEnd), "dollar-quoted string");
            return;
        }
        int end = parameters.dollar(at);
        if (end != ParameterScanner.NONE) {
            template();
            emit(TokenKind.PARAMETER, end, "parameter");
        } else if (literals.startsName('$')) {
            word();
        } else {
            unreadable();
        }
    }

    private void brace() {
        int end = parameters.brace(at);
        if (end == ParameterScanner.NONE) {
            single(TokenKind.LEFT_BRACE);
        } else {
            template();
            emit(TokenKind.PARAMETER, end, "parameter");
        }
    }

    /// `{{ … }}`, `${…}`: a client puts any text in its place before it is run.
    private void template() {
        if (text.startsWith("{{", at) || text.startsWith("${", at)) {
            out.markExecutable();
        }
    }

    private void word() {
        int end = Math.max(literals.nameEnd(at), at + 1);
        if (end - at > LiteralScanner.LONGEST_PREFIX || !prefixed()) {
            plainWord(end);
        }
    }

    /// Reads a string or a quoted name with letters before its quotes, if one begins here.
    private boolean prefixed() {
        int string = literals.prefixedStringEnd(at);
        if (string != LiteralScanner.NO_PREFIX) {
            emit(TokenKind.STRING, string, "string");
            return true;
        }
        int name = literals.unicodeNameEnd(at);
        if (name != LiteralScanner.NO_PREFIX) {
            emit(TokenKind.QUOTED_NAME, name, "quoted name");
            return true;
        }
        return false;
    }

    private void plainWord(int end) {
        Keyword keyword = KeywordTable.find(text, at, end);
        if (keyword == Keyword.GO && dialect.has(Clause.GO) && terminators.isAlone(at, end)) {
            out.add(TokenKind.SEMICOLON, at, end);
            at = terminators.lineEnd(end);
            return;
        }
        if (keyword == Keyword.DELIMITER
                && dialect.has(Clause.DELIMITER)
                && terminators.beginsLine(at)) {
            at = terminators.delimiter(end);
            return;
        }
        boolean abbreviates = dialect.has(Clause.ABBREVIATIONS);
        out.addWord(abbreviates ? Abbreviations.spelt(keyword) : keyword, at, end);
        at = end;
    }

    private void number() {
        int end = numbers.numberEnd(at);
        if (out.size() > 0
                && out.kind(out.size() - 1) == TokenKind.DOT
                && out.ends()[out.size() - 1] == at) {
            end = Math.max(literals.digits(at), at + 1);
        }
        int junk = literals.nameEnd(end);
        if (junk == end) {
            out.add(TokenKind.NUMBER, at, end);
        } else if (lexis.has(Trait.NAMES_MAY_BEGIN_WITH_DIGITS) && text.charAt(at) != '.') {
            out.addWord(null, at, junk);
        } else {
            out.addUnreadable(
                    at,
                    junk,
                    new LexFault("A number runs into a name.", "put a space between the two"));
        }
        at = Math.max(junk, end);
    }

    private void operator() {
        int end = operators.end(at);
        out.addOperator(Symbol.of(text, at, end), at, end);
        at = end;
    }

    private void unreadable() {
        int codePoint = text.codePointAt(at);
        int end = at + Character.charCount(codePoint);
        out.addUnreadable(at, end, Characters.fault(codePoint));
        at = end;
    }
}
