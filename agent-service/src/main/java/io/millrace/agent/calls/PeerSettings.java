package io.millrace.agent.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where the services are that this one calls.
@ConfigMapping(prefix = "millrace.peers")
public interface PeerSettings {
    /// session-service, `http://host:port`; `MILLRACE_SESSION_URL`.
    URI sessionUrl();

    /// sql-analyzer-service, `http://host:port`; `MILLRACE_SQL_URL`.
    URI sqlUrl();

    /// How long to wait for a connection.
    @WithDefault("2S")
    Duration connectTimeout();

    /// How long to wait for a whole answer of session-service or of the identity provider.
    @WithDefault("5S")
    Duration answerTimeout();

    /// How many bytes of an answer are read; a longer one is refused.
    @WithDefault("8388608")
    int maxAnswerBytes();
}
