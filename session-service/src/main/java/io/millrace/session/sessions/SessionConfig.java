package io.millrace.session.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/// How sessions begin.
@ConfigMapping(prefix = "millrace.sessions")
public interface SessionConfig {
    /// What the name of a session's branch begins with, before the slash.
    @WithDefault("millrace")
    @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}")
    String branchPrefix();

    /// What a session without a title is called until it has one.
    @WithDefault("Untitled Session")
    String untitled();
}
