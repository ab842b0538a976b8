package io.millrace.sql.engine.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/// The text of a script with what is needed to turn offsets into lines and columns in constant
/// time.
///
/// Two indexes are made: where each line starts, and, for text with surrogate pairs, how many code
/// points stand before every 256th character. A position is then one binary search and at most two
/// counts of 256 characters, however long the line is: a one-line script of a megabyte costs no
/// more than any other.
public final class SourceText {
    private static final int STRIDE = 256;
    private static final int LONGEST_EXCERPT = 80;

    /// The counts of a text in which every character is a code point.
    private static final int[] EVERY_CHARACTER = {};

    private final String text;
    private final int[] lineStarts;
    private final int[] codePoints;
    private final int loneSurrogate;

    public SourceText(String text) {
        this.text = text;
        int[] starts = new int[16];
        int lines = 1;
        boolean surrogates = false;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c <= '\r') {
                if (endsLine(i, c)) {
                    if (lines == starts.length) {
                        starts = Arrays.copyOf(starts, lines * 2);
                    }
                    starts[lines++] = i + 1;
                }
            } else {
                surrogates |= Character.isSurrogate(c);
            }
        }
        this.lineStarts = Arrays.copyOf(starts, lines);
        this.codePoints = surrogates ? codePoints() : EVERY_CHARACTER;
        this.loneSurrogate = surrogates ? firstLoneSurrogate() : -1;
    }

    private boolean endsLine(int i, char c) {
        return c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
    }

    /// How many code points stand before every 256th character.
    private int[] codePoints() {
        int[] counts = new int[text.length() / STRIDE + 1];
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i % STRIDE == 0) {
                counts[i / STRIDE] = seen;
            }
            if (!isSecondHalf(i)) {
                seen++;
            }
        }
        if (text.length() % STRIDE == 0) {
            counts[text.length() / STRIDE] = seen;
        }
        return counts;
    }

    private int firstLoneSurrogate() {
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (isLoneSurrogate(codePoint)) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return -1;
    }

    /// Where the first half of a pair without its other half stands; such text is not Unicode and
    /// cannot be sent anywhere.
    public OptionalInt loneSurrogate() {
        return loneSurrogate < 0 ? OptionalInt.empty() : OptionalInt.of(loneSurrogate);
    }

    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    public Position positionAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(
                line + 1, codePointsBefore(offset) - codePointsBefore(lineStarts[line]) + 1);
    }

    public SourceSpan spanOf(Span span) {
        return new SourceSpan(positionAt(span.start()), positionAt(span.end()));
    }

    /// The text of a span, whole.
    public String slice(Span span) {
        return text.substring(span.start(), span.end());
    }

    /// The text of a span for a message: at most 80 code points, and safe to encode (a lone
    /// surrogate is written as `\\uD800`).
    public String excerpt(Span span) {
        StringBuilder out = new StringBuilder();
        int shown = 0;
        int i = span.start();
        while (i < span.end() && shown < LONGEST_EXCERPT) {
            int codePoint = text.codePointAt(i);
            if (isLoneSurrogate(codePoint)) {
                out.append("\\u").append(Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
            } else {
                out.appendCodePoint(codePoint);
            }
            i += Character.charCount(codePoint);
            shown++;
        }
        return i < span.end() ? out.append('…').toString() : out.toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private int codePointsBefore(int offset) {
        if (codePoints.length == 0) {
            return offset;
        }
        int block = offset / STRIDE;
        int count = codePoints[block];
        for (int i = block * STRIDE; i < offset; i++) {
            if (!isSecondHalf(i)) {
                count++;
            }
        }
        return count;
    }

    private boolean isSecondHalf(int i) {
        return Character.isLowSurrogate(text.charAt(i))
                && i > 0
                && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
