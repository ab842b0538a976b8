package io.millrace.agent.models.scripted;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An SQL statement that a prompt holds, found by looks alone; whether it is one is for
/// sql-analyzer-service to say.
///
/// @param dialect the one the prompt names, else `postgres`
record SqlInPrompt(String sql, String dialect) {
    private static final String FENCE = "```";
    private static final List<String> DIALECTS =
            List.of("postgres", "mysql", "sqlserver", "snowflake", "bigquery", "redshift");

    /// Each first word, and a word that must follow somewhere behind it.
    private static final List<String[]> OPENINGS =
            List.of(
                    new String[] {"select", "from"},
                    new String[] {"with", "as"},
                    new String[] {"insert", "into"},
                    new String[] {"update", "set"},
                    new String[] {"delete", "from"},
                    new String[] {"merge", "using"},
                    new String[] {"create", "as"});

    /// The first fenced block, else the text from the first word that opens a statement to a
    /// semicolon or the end.
    static Optional<SqlInPrompt> in(String prompt) {
        String lower = prompt.toLowerCase(Locale.ROOT);
        String dialect = DIALECTS.stream().filter(lower::contains).findFirst().orElse("postgres");
        return fenced(prompt)
                .or(() -> bare(prompt, lower))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .map(sql -> new SqlInPrompt(sql, dialect));
    }

    private static Optional<String> fenced(String prompt) {
        int start = prompt.indexOf(FENCE);
        int lineEnd = start < 0 ? -1 : prompt.indexOf('\n', start);
        int end = lineEnd < 0 ? -1 : prompt.indexOf(FENCE, lineEnd);
        return end < 0 ? Optional.empty() : Optional.of(prompt.substring(lineEnd + 1, end));
    }

    private static Optional<String> bare(String prompt, String lower) {
        int best = -1;
        for (String[] opening : OPENINGS) {
            int at = wordAt(lower, opening[0], 0);
            boolean follows = at >= 0 && wordAt(lower, opening[1], at + opening[0].length()) > 0;
            if (follows && (best < 0 || at < best)) {
                best = at;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        int end = prompt.indexOf(';', best);
        return Optional.of(end < 0 ? prompt.substring(best) : prompt.substring(best, end));
    }

    private static int wordAt(String text, String word, int from) {
        int at = text.indexOf(word, from);
        while (at >= 0) {
            int end = at + word.length();
            boolean begins = at == 0 || !isWordPart(text.charAt(at - 1));
            if (begins && (end == text.length() || !isWordPart(text.charAt(end)))) {
                return at;
            }
            at = text.indexOf(word, end);
        }
        return -1;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
