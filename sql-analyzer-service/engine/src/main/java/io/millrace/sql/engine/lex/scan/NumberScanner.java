package io.millrace.sql.engine.lex.scan;

import io.millrace.sql.engine.dialect.Lexis;
import io.millrace.sql.engine.dialect.Lexis.Trait;

/// Finds where numbers end, and where money begins.
public final class NumberScanner {
    private static final String CURRENCIES = "$¢£¤¥€₩₪₫";
    private static final String SIZES = "kKmMgG";
    private static final String FLOATS = "fFdD";
    private static final int LONGEST_SUFFIX = 2;
    private static final String NUMBER_SUFFIXES = "lsydfbg";

    private final LiteralScanner literals;
    private final Lexis lexis;

    public NumberScanner(LiteralScanner literals, Lexis lexis) {
        this.literals = literals;
        this.lexis = lexis;
    }

    /// Integers, decimals, exponents, `0x…`, `0o…`, `0b…`, underscores between digits, and the
    /// suffixes of types.
    public int numberEnd(int start) {
        char marker = Character.toLowerCase(literals.charAt(start + 1));
        if (literals.charAt(start) == '0'
                && (marker == 'x' || marker == 'o' || marker == 'b')
                && ((marker == 'x' && !literals.startsName(literals.charAt(start + 2)))
                        || Character.digit(literals.charAt(start + 2), 16) >= 0)) {
            int i = start + 2;
            while (Character.digit(literals.charAt(i), 16) >= 0 || literals.charAt(i) == '_') {
                i++;
            }
            return i;
        }
        int i = literals.digits(start);
        if (literals.charAt(i) == '.' && literals.charAt(i + 1) != '.') {
            i = literals.digits(i + 1);
        }
        if (literals.charAt(i) == 'e' || literals.charAt(i) == 'E') {
            int exponent =
                    literals.charAt(i + 1) == '+' || literals.charAt(i + 1) == '-' ? i + 2 : i + 1;
            if (Characters.isDigit(literals.charAt(exponent))) {
                i = literals.digits(exponent);
            }
        }
        return suffixed(i);
    }

    private int suffixed(int end) {
        if (lexis.has(Trait.SIZE_SUFFIXES) && SIZES.indexOf(literals.charAt(end)) >= 0) {
            return literals.nameRest(end + 1) == end + 1 ? end + 1 : end;
        }
        if (lexis.has(Trait.FLOAT_SUFFIXES) && FLOATS.indexOf(literals.charAt(end)) >= 0) {
            return literals.nameRest(end + 1) == end + 1 ? end + 1 : end;
        }
        if (!lexis.has(Trait.NUMBER_SUFFIXES)) {
            return end;
        }
        int i = end;
        while (i - end < LONGEST_SUFFIX
                && literals.charAt(i) != '\0'
                && NUMBER_SUFFIXES.indexOf(Character.toLowerCase(literals.charAt(i))) >= 0) {
            i++;
        }
        return literals.nameRest(i) == i ? i : end;
    }

    /// Whether a sign of a currency stands here with a number right after it.
    public boolean startsMoney(int at) {
        return lexis.has(Trait.MONEY)
                && CURRENCIES.indexOf(literals.charAt(at)) >= 0
                && (Characters.isDigit(literals.charAt(at + 1))
                        || (literals.charAt(at + 1) == '.'
                                && Characters.isDigit(literals.charAt(at + 2))));
    }
}
