package io.millrace.session.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When something counts as stuck, and how long a state may last.
@ConfigMapping(prefix = "millrace.recovery")
public interface RecoveryConfig {
    /// How often stuck work is looked for.
    @WithDefault("1s")
    Duration interval();

    /// How many sessions one round deals with at most, of each kind.
    @WithDefault("100")
    int batch();

    /// How long a task may wait in a session in which nothing runs before it is handed out from
    /// here.
    @WithDefault("10s")
    Duration unattended();

    /// How long nothing is heard of a task that is with an agent before its work is looked for.
    @WithDefault("1m")
    Duration silence();

    /// How long each state may last.
    Deadlines deadlines();

    /// How long each state may last.
    interface Deadlines {
        /// A task waits for an agent; then it is CANCELLED.
        @WithDefault("7d")
        Duration pending();

        /// An agent works on a task; then it is FAILED.
        @WithDefault("24h")
        Duration running();

        /// A task waits for the user's answer; then it is CANCELLED.
        @WithDefault("30d")
        Duration needsHelp();

        /// A task waits for the user's verdict; then it is COMPLETED.
        @WithDefault("30d")
        Duration needsReview();

        /// A session without an open task waits for a prompt; then it is COMPLETED.
        @WithDefault("30d")
        Duration idle();
    }
}
