package io.millrace.agent.runs;

import io.millrace.streams.contract.content.StorableText;

/// The states of a run. The methods are the moves; each state overrides those that are legal.
public sealed interface RunState {
    /// As it is stored and shown.
    String name();

    /// What there is to say about it: the result, the error, the question; empty for none.
    default String detail() {
        return "";
    }

    /// Whether it is over.
    default boolean hasEnded() {
        return true;
    }

    /// The same state with a detail that can be stored, see [StorableText].
    default RunState storable() {
        return of(name(), StorableText.of(detail()));
    }

    /// Ends well.
    default RunState complete(String result) {
        throw new IllegalMove(this, "completed");
    }

    /// Ends badly.
    default RunState fail(String error) {
        throw new IllegalMove(this, "failed");
    }

    /// Ends because the user wanted it to.
    default RunState stop() {
        throw new IllegalMove(this, "stopped");
    }

    /// Ends because the user takes the task over; resumed, it goes on in another run.
    default RunState handOver() {
        throw new IllegalMove(this, "handed over");
    }

    /// Ends with a question to the user, whose answer begins another run.
    default RunState askForHelp(String question) {
        throw new IllegalMove(this, "made to ask for help");
    }

    /// A worker is at it, or will be.
    record Running() implements RunState {
        @Override
        public String name() {
            return "RUNNING";
        }

        @Override
        public boolean hasEnded() {
            return false;
        }

        @Override
        public RunState complete(String result) {
            return new Completed(result);
        }

        @Override
        public RunState fail(String error) {
            return new Failed(error);
        }

        @Override
        public RunState stop() {
            return new Stopped();
        }

        @Override
        public RunState handOver() {
            return new HandedOver();
        }

        @Override
        public RunState askForHelp(String question) {
            return new NeedsHelp(question);
        }
    }

    /// Ended well.
    record Completed(String detail) implements RunState {
        @Override
        public String name() {
            return "COMPLETED";
        }
    }

    /// Ended badly.
    record Failed(String detail) implements RunState {
        @Override
        public String name() {
            return "FAILED";
        }
    }

    /// Ended on the user's wish.
    record Stopped() implements RunState {
        @Override
        public String name() {
            return "STOPPED";
        }
    }

    /// Ended because the user took over.
    record HandedOver() implements RunState {
        @Override
        public String name() {
            return "HANDED_OVER";
        }
    }

    /// Ended with a question.
    record NeedsHelp(String detail) implements RunState {
        @Override
        public String name() {
            return "NEEDS_HELP";
        }
    }

    /// The state of that name, as it was stored.
    ///
    /// @throws IllegalArgumentException when there is none
    static RunState of(String name, String detail) {
        return switch (name) {
            case "RUNNING" -> new Running();
            case "COMPLETED" -> new Completed(detail);
            case "FAILED" -> new Failed(detail);
            case "STOPPED" -> new Stopped();
            case "HANDED_OVER" -> new HandedOver();
            case "NEEDS_HELP" -> new NeedsHelp(detail);
            default -> throw new IllegalArgumentException("A run cannot be " + name);
        };
    }

    /// A move that this state does not have.
    final class IllegalMove extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        IllegalMove(RunState state, String move) {
            super("A run that is " + state.name() + " cannot be " + move);
        }
    }
}
