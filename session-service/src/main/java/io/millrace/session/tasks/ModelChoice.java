package io.millrace.session.tasks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A model, as the list of models names it. What that list says of it beyond the two may be sent
/// back, and is not looked at.
///
/// @param provider who makes or serves it; [#LOCAL] when the alias alone was given
/// @param name the alias that agents know it by
@Schema(name = "ModelChoice")
@JsonIgnoreProperties({"title", "contextWindow", "supportsVision"})
public record ModelChoice(
        @Schema(required = true, minLength = 1, maxLength = 100)
                @NotNull
                @Size(min = 1, max = 100)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                String provider,
        @Schema(required = true, minLength = 1, maxLength = 100)
                @NotNull
                @Size(min = 1, max = 100)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                String name) {
    /// The provider of an alias of this installation.
    public static final String LOCAL = "millrace";

    /// The model of an alias, null for none.
    static @Nullable ModelChoice ofAlias(@Nullable String alias) {
        return alias == null ? null : new ModelChoice(LOCAL, alias);
    }
}
