package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;

/// A dotted name, of a table or a function; at least one part.
public record Name(List<Identifier> parts, Span span) {
    public Name {
        parts = List.copyOf(parts);
    }

    public Identifier last() {
        return parts.getLast();
    }
}
