package io.millrace.gateway.routes;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// What of the services behind the gateway is counted.
@ApplicationScoped
public class UpstreamMetrics {
    private final MeterRegistry registry;

    public UpstreamMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// An exchange did not come about.
    void unavailable(String upstream) {
        registry.counter("millrace.gateway.upstream.unavailable", "upstream", upstream).increment();
    }
}
