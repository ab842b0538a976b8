package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.scan.LexFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Growing arrays that the lexer fills.
final class TokenBuffer {
    /// The code of a token that is neither a keyword nor an operator. The codes of keywords are
    /// their ordinals, those of operators lie below this one.
    private static final int NO_CODE = -1;

    private static final TokenKind[] KINDS = TokenKind.values();

    private byte[] kinds;
    private int[] codes;
    private int[] starts;
    private int[] ends;
    private int size;
    private final Map<Integer, LexFault> faults = new HashMap<>();
    private final List<Integer> executables = new ArrayList<>();

    TokenBuffer(int textLength) {
        int capacity = textLength / 4 + 16;
        kinds = new byte[capacity];
        codes = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    void add(TokenKind kind, int start, int end) {
        add(kind, NO_CODE, start, end);
    }

    /// @param keyword what the word spells, if it spells a keyword
    @SuppressWarnings("EnumOrdinal") // a token is a few ints: what its keyword is, is one of them
    void addWord(@Nullable Keyword keyword, int start, int end) {
        add(TokenKind.WORD, keyword == null ? NO_CODE : keyword.ordinal(), start, end);
    }

    @SuppressWarnings("EnumOrdinal") // as above
    void addOperator(Symbol symbol, int start, int end) {
        add(TokenKind.OPERATOR, NO_CODE - 1 - symbol.ordinal(), start, end);
    }

    /// The keyword of a code, or null if it is none's.
    static @Nullable Keyword keyword(int code) {
        return code > NO_CODE ? Keyword.at(code) : null;
    }

    /// The operator of a code, or [Symbol#OTHER] if it is none's.
    static Symbol symbol(int code) {
        return code < NO_CODE ? Symbol.at(NO_CODE - 1 - code) : Symbol.OTHER;
    }

    /// The kind of a token that has been added.
    TokenKind kind(int token) {
        return KINDS[kinds[token]];
    }

    @SuppressWarnings("EnumOrdinal") // as above
    private void add(TokenKind kind, int code, int start, int end) {
        if (size == kinds.length) {
            int capacity = size + (size >> 1);
            kinds = Arrays.copyOf(kinds, capacity);
            codes = Arrays.copyOf(codes, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        kinds[size] = (byte) kind.ordinal();
        codes[size] = code;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    void addUnreadable(int start, int end, LexFault fault) {
        faults.put(size, fault);
        add(TokenKind.UNREADABLE, start, end);
    }

    /// An executable comment or a template begins before the next token: what runs is not what
    /// stands there.
    void markExecutable() {
        executables.add(size);
    }

    List<Integer> executables() {
        return executables;
    }

    byte[] kinds() {
        return kinds;
    }

    int[] codes() {
        return codes;
    }

    int[] starts() {
        return starts;
    }

    int[] ends() {
        return ends;
    }

    int size() {
        return size;
    }

    Map<Integer, LexFault> faults() {
        return faults;
    }
}
