package io.millrace.session.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/// Gives workers less time to stop than they have by default; the enforcer keeps its pace.
public final class ShortDeadline implements QuarkusTestResourceLifecycleManager {
    static final Duration DEADLINE = Duration.ofSeconds(2);
    static final Duration INTERVAL = Duration.ofSeconds(1);

    @Override
    public Map<String, String> start() {
        return Map.of(
                "millrace.cancellation.deadline", DEADLINE.toString(),
                "millrace.cancellation.interval", INTERVAL.toString());
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
