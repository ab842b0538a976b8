package io.millrace.agent.titles;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A title, and the same for the name of a branch.
///
/// @param title at most [#LONGEST_TITLE] UTF-16 units on one line, not blank
/// @param slug at most [#LONGEST_SLUG] letters a to z, digits and single hyphens between them;
///   empty when nothing of the title can be written so
record Suggestion(String title, String slug) {
    static final int LONGEST_TITLE = 60;
    static final int LONGEST_SLUG = 50;

    private static final Pattern LABEL = Pattern.compile("(?i)^title\\s*:\\s*");
    private static final Pattern AROUND = Pattern.compile("^[\\s\"'`*#]+|[\\s\"'`*.]+$");
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\p{C}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");

    /// What a model's answer says: its first line that says something, without quotes, a label or a
    /// full stop, cut at a space where it is too long.
    ///
    /// @return empty when nothing is left
    static Optional<Suggestion> in(String answer) {
        return answer.lines()
                .map(Suggestion::titleIn)
                .filter(title -> !title.isEmpty())
                .findFirst()
                .map(title -> new Suggestion(title, slugOf(title)));
    }

    private static String titleIn(String line) {
        String bare = AROUND.matcher(line).replaceAll("");
        bare = AROUND.matcher(LABEL.matcher(bare).replaceFirst("")).replaceAll("");
        return cut(SPACE.matcher(bare).replaceAll(" ").strip(), LONGEST_TITLE, ' ');
    }

    private static String slugOf(String title) {
        String plain =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("");
        String hyphens = NO_SLUG.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        return ENDS.matcher(cut(ENDS.matcher(hyphens).replaceAll(""), LONGEST_SLUG, '-'))
                .replaceAll("");
    }

    /// As much as there is room for, up to a gap if there is one in its second half.
    private static String cut(String text, int longest, char gap) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        int at = text.lastIndexOf(gap, end);
        return text.substring(0, at >= longest / 2 ? at : end).strip();
    }
}
