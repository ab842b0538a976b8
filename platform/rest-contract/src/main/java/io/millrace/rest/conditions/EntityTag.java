package io.millrace.rest.conditions;

/// A strong entity tag: the version of what was read, quoted (RFC 9110, section 8.8.3).
///
/// @param text with its quotes, as it stands in the header
public record EntityTag(String text) {
    /// The header of an answer that carries it.
    public static final String HEADER = "ETag";

    /// The tag of a row's version.
    public static EntityTag of(long version) {
        return new EntityTag("\"" + version + "\"");
    }

    @Override
    public String toString() {
        return text;
    }
}
