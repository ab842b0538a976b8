package io.millrace.session.tasks;

import io.millrace.session.sessions.IllegalMove;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Optional;

/// How a task stands. The records' methods are the legal moves; every other move is refused with an
/// [IllegalMove]. Only the name is stored.
///
/// | from | move | to |
/// |---|---|---|
/// | PENDING | start | RUNNING |
/// | RUNNING | askForHelp, submitForReview | NEEDS_HELP, NEEDS_REVIEW |
/// | RUNNING | takeOver | NEEDS_HELP |
/// | RUNNING | complete, fail | COMPLETED, FAILED |
/// | NEEDS_HELP, NEEDS_REVIEW | start, resume | RUNNING |
/// | NEEDS_REVIEW | complete | COMPLETED |
/// | PENDING, RUNNING, NEEDS_HELP, NEEDS_REVIEW | cancel | CANCELLED |
public sealed interface TaskState {
    /// All of them. Not a constant: a sealed type and its records must not wait for each other's
    /// initialisation.
    static List<TaskState> all() {
        return List.of(
                new Pending(),
                new Running(),
                new NeedsHelp(),
                new NeedsReview(),
                new Completed(),
                new Failed(),
                new Cancelled());
    }

    /// The stored name, also that of the API.
    String name();

    /// Whether nothing can follow.
    default boolean isFinal() {
        return false;
    }

    /// A worker begins, or goes on.
    default Running start() {
        throw refuse("start");
    }

    /// The run waits for the user's answer.
    default NeedsHelp askForHelp() {
        throw refuse("askForHelp");
    }

    /// The user takes the wheel.
    default NeedsHelp takeOver() {
        throw refuse("takeover");
    }

    /// The user gives the wheel back.
    default Running resume() {
        throw refuse("resume");
    }

    /// The run is over and its work is to be looked at.
    default NeedsReview submitForReview() {
        throw refuse("submitForReview");
    }

    /// It has ended well.
    default Completed complete() {
        throw refuse("complete");
    }

    /// It has ended badly.
    default Failed fail() {
        throw refuse("fail");
    }

    /// The user has taken it back.
    default Cancelled cancel() {
        throw refuse("cancel");
    }

    private IllegalMove refuse(String move) {
        return new IllegalMove("task", name(), move);
    }

    /// Waits for an agent.
    record Pending() implements TaskState {
        @Override
        public String name() {
            return "PENDING";
        }

        @Override
        public Running start() {
            return new Running();
        }

        @Override
        public Cancelled cancel() {
            return new Cancelled();
        }
    }

    /// An agent works on it.
    record Running() implements TaskState {
        @Override
        public String name() {
            return "RUNNING";
        }

        @Override
        public NeedsHelp askForHelp() {
            return new NeedsHelp();
        }

        @Override
        public NeedsHelp takeOver() {
            return new NeedsHelp();
        }

        @Override
        public NeedsReview submitForReview() {
            return new NeedsReview();
        }

        @Override
        public Completed complete() {
            return new Completed();
        }

        @Override
        public Failed fail() {
            return new Failed();
        }

        @Override
        public Cancelled cancel() {
            return new Cancelled();
        }
    }

    /// Waits for the user's answer; no agent works on it.
    record NeedsHelp() implements TaskState {
        @Override
        public String name() {
            return "NEEDS_HELP";
        }

        @Override
        public Running start() {
            return new Running();
        }

        @Override
        public Running resume() {
            return new Running();
        }

        @Override
        public Cancelled cancel() {
            return new Cancelled();
        }
    }

    /// Waits for the user's verdict; no agent works on it.
    record NeedsReview() implements TaskState {
        @Override
        public String name() {
            return "NEEDS_REVIEW";
        }

        @Override
        public Running start() {
            return new Running();
        }

        @Override
        public Running resume() {
            return new Running();
        }

        @Override
        public Completed complete() {
            return new Completed();
        }

        @Override
        public Cancelled cancel() {
            return new Cancelled();
        }
    }

    /// Ended well.
    record Completed() implements TaskState {
        @Override
        public String name() {
            return "COMPLETED";
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /// Ended badly.
    record Failed() implements TaskState {
        @Override
        public String name() {
            return "FAILED";
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /// Taken back.
    record Cancelled() implements TaskState {
        @Override
        public String name() {
            return "CANCELLED";
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /// The state of a name, empty when none has it.
    static Optional<TaskState> named(String name) {
        return all().stream().filter(state -> state.name().equals(name)).findFirst();
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<TaskState, String> {
        @Override
        public String convertToDatabaseColumn(TaskState state) {
            return state.name();
        }

        @Override
        public TaskState convertToEntityAttribute(String name) {
            return named(name)
                    .orElseThrow(() -> new IllegalArgumentException("No task state " + name));
        }
    }
}
