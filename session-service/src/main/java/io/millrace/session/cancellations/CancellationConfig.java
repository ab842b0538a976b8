package io.millrace.session.cancellations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long a cancellation may take.
@ConfigMapping(prefix = "millrace.cancellation")
public interface CancellationConfig {
    /// How long a worker has to stop a running task before it is ended from here.
    @WithDefault("30s")
    Duration deadline();

    /// How often overdue cancellations are looked for.
    @WithDefault("1s")
    Duration interval();

    /// How many sessions one round deals with at most.
    @WithDefault("100")
    int batch();
}
