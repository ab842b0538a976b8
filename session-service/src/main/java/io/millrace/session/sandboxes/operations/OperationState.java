package io.millrace.session.sandboxes.operations;

import io.millrace.session.sessions.IllegalMove;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/// How far a return has come.
///
/// | from | move | to |
/// |---|---|---|
/// | PENDING | notified (whoever must be told has been) | NOTIFIED |
/// | PENDING | fail (somebody who must be told cannot be) | FAILED |
/// | NOTIFIED | complete (the item is free) | COMPLETED |
public sealed interface OperationState {
    /// All of them. Not a constant: a sealed type and its records must not wait for each other's
    /// initialisation.
    static List<OperationState> all() {
        return List.of(new Pending(), new Notified(), new Completed(), new Failed());
    }

    /// The stored name.
    String name();

    /// The name in the API.
    String publicName();

    /// Whether nothing can follow.
    default boolean isFinal() {
        return false;
    }

    /// Whoever must be told has been.
    default Notified notified() {
        throw refuse("notified");
    }

    /// The item is free.
    default Completed complete() {
        throw refuse("complete");
    }

    /// It is given up.
    default Failed fail() {
        throw refuse("fail");
    }

    private IllegalMove refuse(String move) {
        return new IllegalMove("operation", name(), move);
    }

    record Pending() implements OperationState {
        @Override
        public String name() {
            return "PENDING";
        }

        @Override
        public String publicName() {
            return "pending";
        }

        @Override
        public Notified notified() {
            return new Notified();
        }

        @Override
        public Failed fail() {
            return new Failed();
        }
    }

    record Notified() implements OperationState {
        @Override
        public String name() {
            return "NOTIFIED";
        }

        @Override
        public String publicName() {
            return "inprogress";
        }

        @Override
        public Completed complete() {
            return new Completed();
        }
    }

    record Completed() implements OperationState {
        @Override
        public String name() {
            return "COMPLETED";
        }

        @Override
        public String publicName() {
            return "succeeded";
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    record Failed() implements OperationState {
        @Override
        public String name() {
            return "FAILED";
        }

        @Override
        public String publicName() {
            return "failed";
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<OperationState, String> {
        @Override
        public String convertToDatabaseColumn(OperationState state) {
            return state.name();
        }

        @Override
        public OperationState convertToEntityAttribute(String name) {
            return all().stream()
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("No state of operations " + name));
        }
    }
}
