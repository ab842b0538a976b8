package io.millrace.session.deadletters;

import io.millrace.session.sessions.IllegalMove;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Optional;

/// What has become of a dead letter.
///
/// | from | move | to |
/// |---|---|---|
/// | pending | resolve, requeue | resolved |
/// | pending | abandon | abandoned |
public sealed interface DeadLetterStatus {
    /// All of them.
    static List<DeadLetterStatus> all() {
        return List.of(new Pending(), new Resolved(), new Abandoned());
    }

    /// The stored name, also that of the API.
    String name();

    /// Somebody has put it right by other means.
    default DeadLetterStatus resolve() {
        throw refuse("resolve");
    }

    /// Nobody will do it.
    default DeadLetterStatus abandon() {
        throw refuse("abandon");
    }

    /// It is to be done after all.
    default DeadLetterStatus requeue() {
        throw refuse("requeue");
    }

    private IllegalMove refuse(String move) {
        return new IllegalMove("dead letter", name(), move);
    }

    /// Waits for an operator.
    record Pending() implements DeadLetterStatus {
        @Override
        public String name() {
            return "pending";
        }

        @Override
        public Resolved resolve() {
            return new Resolved();
        }

        @Override
        public Abandoned abandon() {
            return new Abandoned();
        }

        @Override
        public Resolved requeue() {
            return new Resolved();
        }
    }

    /// Dealt with.
    record Resolved() implements DeadLetterStatus {
        @Override
        public String name() {
            return "resolved";
        }
    }

    /// Given up for good.
    record Abandoned() implements DeadLetterStatus {
        @Override
        public String name() {
            return "abandoned";
        }
    }

    static Optional<DeadLetterStatus> named(String name) {
        return all().stream().filter(status -> status.name().equals(name)).findFirst();
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<DeadLetterStatus, String> {
        @Override
        public String convertToDatabaseColumn(DeadLetterStatus status) {
            return status.name();
        }

        @Override
        public DeadLetterStatus convertToEntityAttribute(String name) {
            return named(name)
                    .orElseThrow(() ->
                            new IllegalArgumentException("No status of a dead letter " + name));
        }
    }
}
