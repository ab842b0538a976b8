package io.millrace.streams.delivery.database;

/// Text as PostgreSQL and JSON in UTF-8 can hold it: without U+0000 and halves of surrogate pairs.
public final class StorableText {
    private static final int REPLACEMENT = 0xFFFD;

    private StorableText() {}

    /// The same text, each such character replaced by U+FFFD.
    public static String of(String text) {
        if (text.codePoints().noneMatch(StorableText::isUnstorable)) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isUnstorable(point) ? REPLACEMENT : point)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
