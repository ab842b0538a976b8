package io.millrace.session.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A model that a task may ask for.
///
/// @param provider who makes or serves it
/// @param name what agents know it by
/// @param title for people
/// @param contextWindow how many tokens it reads, where that is known
/// @param supportsVision whether it reads images, where that is known
@Schema(name = "ModelOffer")
public record ModelOffer(
        String provider,
        String name,
        String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long contextWindow,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean supportsVision) {}
