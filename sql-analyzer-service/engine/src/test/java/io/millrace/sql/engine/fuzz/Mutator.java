package io.millrace.sql.engine.fuzz;

import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.Lexer;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes something else of a statement, token by token and character by character.
public final class Mutator {
    private static final List<String> MARKS =
            List.of(
                    "'",
                    "\"",
                    "`",
                    "[",
                    "]",
                    "(",
                    ")",
                    "{",
                    "}",
                    "$$",
                    "/*",
                    "*/",
                    "/*!",
                    "--",
                    "#",
                    ";",
                    ",",
                    ".",
                    ":",
                    "::",
                    "?",
                    "\\",
                    "\n",
                    "\0",
                    "''",
                    "q'[",
                    "E'\\'",
                    "U&'",
                    "<",
                    ">>",
                    "|>",
                    "=>",
                    "->",
                    "(+)",
                    "@",
                    "%",
                    "\r\nGO\r\n",
                    "DELIMITER //\n");
    private static final List<String> WORDS =
            List.of(
                    "select",
                    "from",
                    "where",
                    "with",
                    "as",
                    "(select",
                    "union all",
                    "lateral",
                    "case when",
                    "end",
                    "not",
                    "between",
                    "and",
                    "over (",
                    "array[",
                    "exists (",
                    "interval",
                    "insert into",
                    "delete from",
                    "for update",
                    "into",
                    "values",
                    "null",
                    "begin",
                    "table",
                    "row(",
                    "cast(",
                    "pivot (",
                    "create",
                    "merge into");
    private static final List<String> CHARACTERS =
            List.of(
                    "é", "ß", "İ", "\u00a0", "\u200b", "\u202e", "\ufeff", "漢", "😀", "\u0301",
                    "\ud83d", "\udc00", "\uffff", "\u0085", "\u2028");
    private static final List<String> NUMBERS =
            List.of(
                    "9".repeat(400),
                    "1e999999999",
                    "0x" + "f".repeat(100),
                    "1.5.2",
                    ".".repeat(20),
                    "1_000_000__",
                    "00000000000000000001e-400");

    private final Random random;

    public Mutator(Random random) {
        this.random = random;
    }

    /// One to four changes, one after the other.
    public String mutated(String sql, String other, Dialect dialect) {
        String text = sql;
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            text = changed(text, other, dialect);
        }
        return text;
    }

    private String changed(String sql, String other, Dialect dialect) {
        List<String> pieces = pieces(sql, dialect);
        if (pieces.isEmpty()) {
            return other;
        }
        int at = random.nextInt(pieces.size());
        int to = random.nextInt(pieces.size());
        switch (random.nextInt(12)) {
            case 0 -> pieces.remove(at);
            case 1 -> pieces.add(at, pieces.get(at));
            case 2 -> pieces.set(at, pieces.set(to, pieces.get(at)));
            case 3 -> {
                List<String> others = pieces(other, dialect);
                if (!others.isEmpty()) {
                    pieces.set(at, others.get(random.nextInt(others.size())));
                }
            }
            case 4 -> {
                return spliced(sql, other);
            }
            case 5 -> pieces.add(at, CHARACTERS.get(random.nextInt(CHARACTERS.size())));
            case 6 -> pieces.add(at, MARKS.get(random.nextInt(MARKS.size())));
            case 7 -> pieces.add(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
            case 8 -> pieces.set(at, " " + NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 9 -> nested(pieces, Math.min(at, to), Math.max(at, to));
            case 10 -> {
                return sql.substring(0, random.nextInt(sql.length() + 1));
            }
            default -> {
                int from = random.nextInt(sql.length() + 1);
                int until = from + random.nextInt(sql.length() - from + 1);
                return sql.substring(0, from) + sql.substring(until);
            }
        }
        return String.join("", pieces);
    }

    /// The tokens, each with the blanks and comments before it.
    private static List<String> pieces(String sql, Dialect dialect) {
        Tokens tokens = Lexer.lex(new SourceText(sql), dialect);
        List<String> pieces = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            pieces.add(sql.substring(at, tokens.end(i)));
            at = tokens.end(i);
        }
        return pieces;
    }

    private String spliced(String sql, String other) {
        int from = random.nextInt(sql.length() + 1);
        int to = random.nextInt(other.length() + 1);
        return random.nextBoolean()
                ? sql.substring(0, from) + other.substring(to)
                : sql.substring(0, from) + other + sql.substring(from);
    }

    private void nested(List<String> pieces, int from, int to) {
        int depth = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 5);
        String open = random.nextBoolean() ? "(" : " (select ";
        pieces.set(to, pieces.get(to) + ")".repeat(depth));
        pieces.set(from, open.repeat(depth) + pieces.get(from));
    }
}
