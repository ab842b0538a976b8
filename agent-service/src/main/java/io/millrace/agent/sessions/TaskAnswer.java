package io.millrace.agent.sessions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// What is read of session-service's `Task`.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record TaskAnswer(String status, String control, @Nullable String cancelRequestedAt) {}
