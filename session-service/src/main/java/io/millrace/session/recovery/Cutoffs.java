package io.millrace.session.recovery;

import java.time.Instant;

/// What began before these times is past the deadline of its state.
record Cutoffs(
        Instant pending, Instant running, Instant needsHelp, Instant needsReview, Instant idle) {

    static Cutoffs at(Instant now, RecoveryConfig.Deadlines deadlines) {
        return new Cutoffs(
                now.minus(deadlines.pending()),
                now.minus(deadlines.running()),
                now.minus(deadlines.needsHelp()),
                now.minus(deadlines.needsReview()),
                now.minus(deadlines.idle()));
    }
}
