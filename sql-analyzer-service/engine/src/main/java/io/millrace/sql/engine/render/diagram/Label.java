package io.millrace.sql.engine.render.diagram;

import java.util.HexFormat;

/// What of a name is shown in a picture, whatever the name.
///
/// Characters that do not show, or that change how others do (controls, line breaks, directions,
/// halves of pairs, what Unicode has not assigned), are written as `[U+00202E]`; a long name is
/// shortened. What a format gives a meaning to is escaped by that format afterwards.
public final class Label {
    private static final int ESCAPE = 10;

    private Label() {}

    /// @param longest the most code points of the label, at least 12
    public static String of(String name, int longest) {
        if (name.isEmpty()) {
            return "\"\"";
        }
        StringBuilder label = new StringBuilder(Math.min(name.length(), 2 * longest));
        int shown = 0;
        int i = 0;
        while (i < name.length()) {
            int codePoint = name.codePointAt(i);
            boolean plain = isPlain(codePoint);
            int next = i + Character.charCount(codePoint);
            int width = plain ? 1 : ESCAPE;
            if (shown + width + (next < name.length() ? 1 : 0) > longest) {
                return label.append('…').toString();
            }
            if (plain) {
                label.appendCodePoint(codePoint);
            } else {
                label.append("[U+")
                        .append(HexFormat.of().withUpperCase().toHexDigits(codePoint, 6))
                        .append(']');
            }
            shown += width;
            i = next;
        }
        return label.toString();
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
