package io.millrace.streams.contract.content;

/// Text as every store and reader can hold it. PostgreSQL's `text` and `jsonb` have no U+0000
/// (PostgreSQL documentation, section 8.14), and UTF-8 has no halves of surrogate pairs (RFC 3629,
/// section 3); a model, a tool and a user can come up with either. Whoever stores text by this rule
/// and tells of it by the same one says the same in rows, events and what is read later.
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
