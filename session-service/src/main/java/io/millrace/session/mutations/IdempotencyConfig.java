package io.millrace.session.mutations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How repeated requests are recognised.
@ConfigMapping(prefix = "millrace.idempotency")
public interface IdempotencyConfig {
    /// How long the first answer is given to those who repeat the request.
    @WithDefault("24h")
    Duration kept();

    /// How long a repeat waits for the first that is still in work, before it is a 409.
    @WithDefault("5s")
    Duration patience();
}
