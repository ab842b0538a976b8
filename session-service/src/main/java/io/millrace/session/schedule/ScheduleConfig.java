package io.millrace.session.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How scheduled tasks become due.
@ConfigMapping(prefix = "millrace.schedule")
public interface ScheduleConfig {
    /// How often it is looked for what is due. A task starts at most this much too late, and a
    /// second is what is promised.
    @WithDefault("100ms")
    Duration interval();

    /// How many sessions are looked up at a time; when there are more, the next are looked up at
    /// once.
    @WithDefault("100")
    int batch();
}
