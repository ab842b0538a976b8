package io.millrace.session.chats;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What somebody thinks of a message.
///
/// @param feedback null takes it back
@Schema(name = "GiveFeedback")
@RegisterForReflection
public record GiveFeedback(@Nullable Feedback feedback) {}
