package io.millrace.sql.engine.text;

/// A stretch of the script as the parser sees it: offsets in UTF-16 units, `end` exclusive. It is
/// turned into a [SourceSpan] only where a person or a client reads it, because counting code
/// points costs.
public record Span(int start, int end) {

    /// The stretch from the start of this one to the end of `other`.
    public Span to(Span other) {
        return new Span(start, other.end);
    }
}
