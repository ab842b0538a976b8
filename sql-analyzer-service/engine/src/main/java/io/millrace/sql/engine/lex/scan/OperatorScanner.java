package io.millrace.sql.engine.lex.scan;

/// Finds where operators end.
public final class OperatorScanner {
    private static final String THREE = "->> <=> <-> !~* ~~* !~~ **= #>> @-@";
    private static final String TWO =
            "|| && << >> <= >= <> != == -> => |> := :: ** ^= ~= !< !> += -= *= /= %= &= |= // !~"
                    + " ~* ~~ ^@ @> <@ #> ?.";

    /// What may stand second in one of them.
    private static final String SECOND = "|&<>=-:*/~@.!";

    private final String text;
    private final boolean free;

    /// @param free whether every run of operator characters is one operator
    public OperatorScanner(String text, boolean free) {
        this.text = text;
        this.free = free;
    }

    public int end(int start) {
        return free ? run(start) : listed(start);
    }

    /// The longest operator of the list, or one character.
    private int listed(int start) {
        if (start + 1 >= text.length() || SECOND.indexOf(text.charAt(start + 1)) < 0) {
            return start + 1;
        }
        if (text.startsWith("!~~*", start)) {
            return start + 4;
        }
        if (isListed(THREE, start, 3)) {
            return start + 3;
        }
        return isListed(TWO, start, 2) ? start + 2 : start + 1;
    }

    private boolean isListed(String list, int start, int length) {
        if (start + length > text.length()) {
            return false;
        }
        for (int i = 0; i < list.length(); i += length + 1) {
            if (list.charAt(i) == text.charAt(start)
                    && text.regionMatches(start, list, i, length)) {
                return true;
            }
        }
        return false;
    }

    /// PostgreSQL's rule (manual, 4.1.3): the longest run of operator characters, cut before a
    /// comment; it ends in `+` or `-` only if it also holds one of `~ ! @ # % ^ & | ?`.
    private int run(int start) {
        int end = start;
        boolean special = false;
        while (end < text.length() && Characters.isOperator(text.charAt(end))) {
            if (text.startsWith("--", end) || text.startsWith("/*", end)) {
                break;
            }
            special |= Characters.isSpecialOperator(text.charAt(end));
            end++;
        }
        while (!special
                && end > start + 1
                && (text.charAt(end - 1) == '+' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }
}
