package io.millrace.session.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Where models are asked for.
@ConfigMapping(prefix = "millrace.models")
public interface ModelConfig {
    /// agent-service, `http://host:port`; `MILLRACE_AGENT_URL`.
    URI agentUrl();

    /// How long to wait for its whole answer.
    @WithDefault("5s")
    Duration timeout();

    /// The names of the models while agent-service has no list of them.
    @WithDefault("scripted")
    List<String> known();
}
