package io.millrace.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// What is recorded of traces.
@ConfigMapping(prefix = "millrace.tracing")
public interface TracingConfig {
    /// The collector's address (OTLP). Without one, nothing is recorded.
    Optional<String> endpoint();

    /// The share of new traces that is recorded, from 0 to 1.
    @WithDefault("1")
    double share();

    /// Whether a trace that arrives from outside is recorded because its sender says so. The
    /// gateway does not believe that of anybody.
    @WithDefault("true")
    boolean believesCallers();
}
