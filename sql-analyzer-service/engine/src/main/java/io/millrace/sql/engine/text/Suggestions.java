package io.millrace.sql.engine.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean …?": the candidate nearest to a misspelt word.
///
/// Nearness is the Damerau-Levenshtein distance in its restricted form (optimal string alignment;
/// Damerau, CACM 7(3), 1964): one edit is an insertion, a deletion, a replacement or a swap of
/// neighbours. A candidate counts if at most a third of the word is wrong, and never more than two
/// edits.
public final class Suggestions {
    /// How many candidates are looked at.
    public static final int MOST_CANDIDATES = 2_000;

    private static final int LONGEST_WORD = 64;

    private Suggestions() {}

    public static Optional<String> closest(String word, Collection<String> candidates) {
        String wanted = word.toLowerCase(Locale.ROOT);
        int limit = Math.min(2, Math.max(1, wanted.length() / 3));
        if (wanted.length() < 2 || wanted.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String best = null;
        int nearest = limit + 1;
        int looked = 0;
        for (String candidate : candidates) {
            if (++looked > MOST_CANDIDATES) {
                break;
            }
            if (Math.abs(candidate.length() - wanted.length()) < nearest) {
                int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
                if (distance < nearest && distance > 0) {
                    nearest = distance;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
