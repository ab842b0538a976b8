package io.millrace.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The one body of every answer that is an error:
/// `{"error":{"message","type","code","param","requestId"}}`.
@Schema(name = "ErrorBody", description = "The body of every error")
public record ErrorBody(Detail error) {

    /// @param message for people; may change
    /// @param type what a client may do about it
    /// @param code stable, for programs
    /// @param param the field, parameter or header at fault, as a path such as `tasks[0].priority`
    /// @param requestId what to quote when asking about it
    @Schema(name = "ErrorDetail")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Detail(
            String message,
            ErrorType type,
            ErrorCode code,
            @Nullable String param,
            @Nullable String requestId) {}

    public static ErrorBody of(
            ErrorCode code, String message, @Nullable String param, @Nullable String requestId) {
        return new ErrorBody(new Detail(message, code.type(), code, param, requestId));
    }
}
