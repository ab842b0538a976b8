package io.millrace.tracing;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Gives the OpenTelemetry extension its sampler.
@Singleton
public class Sampling {

    /// The extension's own setting is fixed when a service is built; whether there is a collector
    /// is known when it starts.
    @Produces
    @Singleton
    Sampler sampler(TracingConfig config) {
        if (config.endpoint().isEmpty()) {
            return Sampler.alwaysOff();
        }
        Sampler stories = new StorySampler(Sampler.traceIdRatioBased(config.share()));
        return config.believesCallers()
                ? Sampler.parentBased(stories)
                : Sampler.parentBasedBuilder(stories)
                        .setRemoteParentSampled(stories)
                        .setRemoteParentNotSampled(stories)
                        .build();
    }
}
