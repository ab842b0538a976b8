package io.millrace.session.sessions;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/// How far the work that waits for an agent has come. It follows the task that is, or next will be,
/// with an agent.
///
/// | from | move | to |
/// |---|---|---|
/// | PENDING | take | ACTIVE |
/// | ACTIVE, PROCESSING | take (another worker goes on) | unchanged |
/// | ACTIVE, PROCESSING | progress | PROCESSING |
/// | ACTIVE, PROCESSING | complete, fail | COMPLETED, FAILED |
/// | PENDING | withdraw (nothing left to do) | COMPLETED |
/// | ACTIVE, PROCESSING | next (another task is to run) | PENDING |
/// | every | prompt | PENDING; unchanged while a task is with an agent |
/// | every but ARCHIVED | archive | ARCHIVED |
public sealed interface InboxStatus {
    /// All of them. Not a constant: a sealed type and its records must not wait for each other's
    /// initialisation.
    static List<InboxStatus> all() {
        return List.of(
                new Pending(),
                new Active(),
                new Processing(),
                new Completed(),
                new Failed(),
                new Archived());
    }

    /// The stored name, also that of the API.
    String name();

    /// A worker has taken the task.
    default InboxStatus take() {
        throw refuse("take");
    }

    /// A step is done.
    default InboxStatus progress() {
        throw refuse("progress");
    }

    /// The last task has ended well.
    default InboxStatus complete() {
        throw refuse("complete");
    }

    /// The last task has ended badly.
    default InboxStatus fail() {
        throw refuse("fail");
    }

    /// Everything that waited was taken back.
    default InboxStatus withdraw() {
        throw refuse("withdraw");
    }

    /// Another task is the next one to run.
    default InboxStatus next() {
        throw refuse("next");
    }

    /// The user has written.
    default InboxStatus prompt() {
        return new Pending();
    }

    /// The owner puts the session away.
    default InboxStatus archive() {
        return new Archived();
    }

    private IllegalMove refuse(String move) {
        return new IllegalMove("inboxStatus", name(), move);
    }

    record Pending() implements InboxStatus {
        @Override
        public String name() {
            return "PENDING";
        }

        @Override
        public Active take() {
            return new Active();
        }

        @Override
        public Completed withdraw() {
            return new Completed();
        }

        @Override
        public Pending next() {
            return this;
        }
    }

    record Active() implements InboxStatus {
        @Override
        public String name() {
            return "ACTIVE";
        }

        @Override
        public Active take() {
            return this;
        }

        @Override
        public Processing progress() {
            return new Processing();
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
        public Pending next() {
            return new Pending();
        }

        @Override
        public Active prompt() {
            return this;
        }
    }

    record Processing() implements InboxStatus {
        @Override
        public String name() {
            return "PROCESSING";
        }

        @Override
        public Processing take() {
            return this;
        }

        @Override
        public Processing progress() {
            return this;
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
        public Pending next() {
            return new Pending();
        }

        @Override
        public Processing prompt() {
            return this;
        }
    }

    record Completed() implements InboxStatus {
        @Override
        public String name() {
            return "COMPLETED";
        }
    }

    record Failed() implements InboxStatus {
        @Override
        public String name() {
            return "FAILED";
        }
    }

    record Archived() implements InboxStatus {
        @Override
        public String name() {
            return "ARCHIVED";
        }

        @Override
        public InboxStatus archive() {
            throw new IllegalMove("inboxStatus", name(), "archive");
        }
    }

    /// @throws IllegalArgumentException when no state has that name
    static InboxStatus named(String name) {
        return all().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No inbox status " + name));
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<InboxStatus, String> {
        @Override
        public String convertToDatabaseColumn(InboxStatus status) {
            return status.name();
        }

        @Override
        public InboxStatus convertToEntityAttribute(String name) {
            return named(name);
        }
    }
}
