package io.millrace.rest.server;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Which meters of the framework say nothing.
@Singleton
public class LeftOutMeters {
    /// How many threads an event loop group has: registered once for the loops and once for the
    /// acceptor, under one name and without a tag, so that the second is ignored with a warning and
    /// nobody can tell which of them the first was.
    @Produces
    @Singleton
    MeterFilter sizesOfEventLoopGroups() {
        return MeterFilter.denyNameStartsWith("netty.eventexecutor.workers");
    }
}
