package io.millrace.session.background;

import io.millrace.streams.delivery.threads.Loop;
import java.time.Duration;

/// A job that does a bounded piece of work again and again.
public interface RepeatedJob extends Job {

    /// How long to rest after a round that left nothing to do.
    Duration interval();

    /// One round, in as many transactions as it likes. After an exception the next one comes later,
    /// up to two seconds.
    Round round();

    @Override
    default Running start(Rounds rounds) {
        Loop loop =
                Loop.of(name().wireName(), interval(), () -> rounds.run(this::round).more())
                        .start();
        return loop::close;
    }
}
