package io.millrace.session.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long things are kept.
@ConfigMapping(prefix = "millrace.retention")
public interface RetentionConfig {
    /// A session that its owner has deleted, with all that belongs to it; so long it can be
    /// restored.
    @WithDefault("30d")
    Duration deletedSessions();

    /// A dead letter that was resolved or abandoned.
    @WithDefault("90d")
    Duration deadLetters();

    /// What is over of sandboxes: leases that were returned or given up, operations, and what was
    /// told to webhooks.
    @WithDefault("30d")
    Duration sandboxes();

    /// How often old rows are looked for.
    @WithDefault("1m")
    Duration interval();

    /// How many rows of a kind go in one transaction at most; of sessions, how many sessions.
    @WithDefault("100")
    int batch();
}
