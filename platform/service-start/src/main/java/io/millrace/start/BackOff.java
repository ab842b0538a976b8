package io.millrace.start;

import java.time.Duration;

/// Asks again and again, less and less often, until something is there or the patience ends.
///
/// @param first pause after the first refusal; doubles each time
/// @param longest the pause never grows beyond
/// @param patience how long to go on altogether
record BackOff(Duration first, Duration longest, Duration patience) {
    static final BackOff DEFAULT =
            new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofMinutes(5));

    /// What somebody who waits can be told.
    sealed interface Answer {
        /// It is there.
        record Ready() implements Answer {}

        /// Not yet; asking again may help.
        record NotYet(String why) implements Answer {}

        /// Asking again will not help.
        record Never(String why) implements Answer {}
    }

    /// One question.
    @FunctionalInterface
    interface Question {
        Answer ask();
    }

    /// @param what is waited for, named in the notices
    /// @param notice told once at the first refusal, and again whenever the reason changes
    /// @throws NotReady when the patience ends, or waiting is of no use
    void await(String what, Question question, Notice notice) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = first;
        String lastReason = "";
        while (true) {
            switch (question.ask()) {
                case Answer.Ready() -> {
                    if (!lastReason.isEmpty()) {
                        notice.say(what + " is there");
                    }
                    return;
                }
                case Answer.Never(String why) -> throw new NotReady(what + ": " + why);
                case Answer.NotYet(String why) -> {
                    if (System.nanoTime() > deadline) {
                        throw new NotReady(
                                "gave up waiting for %s after %d s: %s"
                                        .formatted(what, patience.toSeconds(), why));
                    }
                    if (!why.equals(lastReason)) {
                        notice.say("waiting for " + what + ": " + why);
                        lastReason = why;
                    }
                    Thread.sleep(pause);
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(longest) > 0 ? longest : doubled;
                }
            }
        }
    }
}
