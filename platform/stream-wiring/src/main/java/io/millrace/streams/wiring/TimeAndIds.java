package io.millrace.streams.wiring;

import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.TimeOrderedIds;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Where the time and new ids come from, so that a test can set the one and foretell the other.
@Singleton
public class TimeAndIds {

    /// The system's time in microseconds, as fine as PostgreSQL keeps it: what is answered at once
    /// and what is read back later are the same.
    @Produces
    @Singleton
    InstantSource time() {
        return () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Produces
    @Singleton
    Ids ids(InstantSource time) {
        return new TimeOrderedIds(time);
    }
}
