package io.millrace.session.background;

import java.time.Duration;

/// How much waits for a job.
///
/// @param waiting how many things; a job may stop counting at some bound
/// @param oldest for how long the first of them has waited
public record Backlog(long waiting, Duration oldest) {
    public static final Backlog NONE = new Backlog(0, Duration.ZERO);
}
