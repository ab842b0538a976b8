package io.millrace.sql.command.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that cannot be carried out, and why. It carries no stack trace: it is an answer.
public final class RequestFault extends Exception {
    private static final long serialVersionUID = 1L;

    /// What is wrong with a request. The constant's name is the wire name.
    public enum Code {
        /// It is no JSON, or no object.
        INVALID_REQUEST,
        /// A field is missing or has a wrong value.
        INVALID_INPUT,
        UNKNOWN_DIALECT,
        TOO_LARGE,
        /// Ours to mend.
        INTERNAL_ERROR
    }

    private final Code code;
    private final String text;
    private final @Nullable String param;

    public RequestFault(Code code, String text, @Nullable String param) {
        super(text, null, false, false);
        this.code = code;
        this.text = text;
        this.param = param;
    }

    public Code code() {
        return code;
    }

    public String text() {
        return text;
    }

    /// The field at fault, as a path such as `schema.orders[1]`.
    public Optional<String> param() {
        return Optional.ofNullable(param);
    }
}
