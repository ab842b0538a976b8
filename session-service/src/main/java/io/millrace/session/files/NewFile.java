package io.millrace.session.files;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A file that comes with a task.
///
/// @param name without a path, up to 255 characters
/// @param base64 its bytes (RFC 4648, section 4), or a data URL of them (RFC 2397)
/// @param type its media type; empty for bytes of which nothing is known
/// @param size how many bytes there are
@Schema(name = "NewFile")
public record NewFile(
        @Schema(required = true, minLength = 1, maxLength = 255)
                @NotNull
                @Size(min = 1, max = 255)
                @Pattern(
                        regexp = "(?!\\.{1,2}$)[^\\x00-\\x1f\\x7f/\\\\]*",
                        message = "must be a file name without a path")
                String name,
        @Schema(required = true, minLength = 1) @NotNull String base64,
        @Schema(required = true, maxLength = 127)
                @NotNull
                @Size(max = 127)
                @Pattern(
                        regexp = "([A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(;[ -~]*)?)?",
                        message = "must be a media type")
                String type,
        @Schema(required = true, minimum = "1") @NotNull @Min(1) Long size) {
    /// Of bytes of which nothing is known.
    static final String UNKNOWN = "application/octet-stream";

    /// The media type without parameters, in lower case.
    String mediaType() {
        int end = type.indexOf(';');
        String bare = end < 0 ? type : type.substring(0, end);
        return bare.isEmpty() ? UNKNOWN : bare.toLowerCase(Locale.ROOT);
    }
}
