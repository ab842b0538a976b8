package io.millrace.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A use case refuses: thrown to leave a transaction, answered as an [ErrorBody].
///
/// The message goes to the caller as it is, so it may name what the caller sent and nothing of what
/// the service knows beyond that.
public class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String param;

    public DomainException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public DomainException(ErrorCode code, String message, @Nullable String param) {
        super(message);
        this.code = code;
        this.param = param;
    }

    public ErrorCode code() {
        return code;
    }

    /// The field or parameter at fault, where there is one.
    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    /// A field with a wrong value: 400.
    public static DomainException invalidInput(String param, String message) {
        return new DomainException(ErrorCode.INVALID_INPUT, message, param);
    }
}
