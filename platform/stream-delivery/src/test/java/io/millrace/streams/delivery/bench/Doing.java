package io.millrace.streams.delivery.bench;

import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.handlers.Work;
import io.millrace.streams.delivery.handlers.WorkHandler;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A handler of two lambdas.
///
/// @param end what happens in the transaction that gives the work up
public record Doing(Function<Work, Outcome> work, BiConsumer<GivenUp, String> end)
        implements WorkHandler {
    @Override
    public Outcome on(Work held) {
        return work.apply(held);
    }

    @Override
    public void givenUp(GivenUp given, String cause) {
        end.accept(given, cause);
    }
}
