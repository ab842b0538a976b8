package io.millrace.streams.delivery.bench;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import java.time.Duration;

/// A consumer of events that dies while it handles the first one.
public final class HandlerProgram {
    public static final String BEFORE_COMMIT = "before commit";
    public static final String BEFORE_ACKNOWLEDGEMENT = "before acknowledgement";

    private HandlerProgram() {}

    /// @param arguments addresses of database and Redis, and when to die
    public static void main(String[] arguments) {
        Bench bench = Bench.on(arguments[0], arguments[1], new Deadly(arguments[2]), Bench.quick());
        bench.startConsumer(
                StreamName.EVENTS_TASKS.key(),
                StreamName.Group.SESSION_SERVICE,
                bench.effects::add);
    }

    private static final class Deadly extends Journal {
        private final String when;

        Deadly(String when) {
            this.when = when;
        }

        @Override
        public void beforeCommit(StreamKey stream, String group, Envelope envelope) {
            dieAt(BEFORE_COMMIT);
        }

        @Override
        public void handled(StreamKey stream, String group, Envelope envelope, Duration time) {
            dieAt(BEFORE_ACKNOWLEDGEMENT);
        }

        private void dieAt(String point) {
            if (point.equals(when)) {
                System.out.println(point);
                System.out.flush();
                Runtime.getRuntime().halt(9);
            }
        }
    }
}
