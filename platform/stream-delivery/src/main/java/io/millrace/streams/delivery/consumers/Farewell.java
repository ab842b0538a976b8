package io.millrace.streams.delivery.consumers;

import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.handlers.WorkHandler;
import io.millrace.streams.delivery.inbox.Inbox;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// What else belongs to giving up work: its handler ends what others wait for, and the inbox knows
/// it as settled, so that a stream published again does not bring it back to life.
record Farewell(Parts parts, String group, WorkHandler handler) {
    private static final Logger LOG = Logger.getLogger(Farewell.class);

    /// To be said in the transaction that gives work up.
    @FunctionalInterface
    interface Goodbye {
        void say(GivenUp work, String cause);
    }

    /// Runs the end of a piece of work as one transaction with what its handler does when it is
    /// given up. When the handler breaks over it, the transaction is run anew without it: a
    /// savepoint would not do, for an ORM remembers what it was about to write.
    ///
    /// @param end says goodbye if it gives the work up; may run twice
    boolean orWithout(Predicate<Goodbye> end) {
        try {
            return parts.transactions().inTransaction(() -> end.test(this::toldAndSettled));
        } catch (HandlerBroke e) {
            LOG.errorf(e.getCause(), "%s; the work is given up all the same", e.getMessage());
            return parts.transactions()
                    .inTransaction(() -> end.test((work, cause) -> settled(work)));
        }
    }

    private void toldAndSettled(GivenUp work, String cause) {
        settled(work);
        try {
            handler.givenUp(work, cause);
        } catch (RuntimeException | Error e) {
            throw new HandlerBroke(work, e);
        }
    }

    private void settled(GivenUp work) {
        Inbox.markGivenUp(parts.transactions().connection(), group, work.id());
    }

    private static final class HandlerBroke extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HandlerBroke(GivenUp work, Throwable cause) {
            super(
                    "The handler could not end the work %s on %s"
                            .formatted(work.id(), work.subject()),
                    cause);
        }
    }
}
