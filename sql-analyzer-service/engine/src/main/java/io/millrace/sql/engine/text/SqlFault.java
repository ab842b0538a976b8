package io.millrace.sql.engine.text;

import org.jspecify.annotations.Nullable;

/// Leaves the analysis of one statement at the place of a fault; it never leaves the engine. It
/// carries no stack trace: the place in the SQL is what matters, and hostile input must not make it
/// cost anything.
public final class SqlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SqlErrorCode code;
    private final transient Span span;
    private final @Nullable String hint;

    public SqlFault(SqlErrorCode code, String message, Span span, @Nullable String hint) {
        super(message, null, false, false);
        this.code = code;
        this.span = span;
        this.hint = hint;
    }

    public Span span() {
        return span;
    }

    public SqlErrorCode code() {
        return code;
    }

    /// The fault as a reader sees it.
    public SqlError in(SourceText source) {
        Position position = source.positionAt(span.start());
        String message = getMessage();
        return new SqlError(
                code,
                message == null ? code.name() : message,
                position.line(),
                position.column(),
                source.excerpt(span),
                hint);
    }
}
