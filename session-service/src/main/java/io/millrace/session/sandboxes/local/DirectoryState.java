package io.millrace.session.sandboxes.local;

import io.millrace.session.sessions.IllegalMove;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/// How a directory stands. The records' methods are the legal moves; one that is removed has no
/// row.
///
/// | from | move | to |
/// |---|---|---|
/// | LENT | end (returned, expired, or never heard of) | CLEARING |
public sealed interface DirectoryState {
    /// All of them. Not a constant: a sealed type and its records must not wait for each other's
    /// initialisation.
    static List<DirectoryState> all() {
        return List.of(new Lent(), new Clearing());
    }

    /// The stored name.
    String name();

    /// Nobody has it any more.
    default Clearing end() {
        throw new IllegalMove("directory", name(), "end");
    }

    /// Somebody has it.
    record Lent() implements DirectoryState {
        @Override
        public String name() {
            return "LENT";
        }

        @Override
        public Clearing end() {
            return new Clearing();
        }
    }

    /// It is to be removed with all that is in it.
    record Clearing() implements DirectoryState {
        @Override
        public String name() {
            return "CLEARING";
        }
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<DirectoryState, String> {
        @Override
        public String convertToDatabaseColumn(DirectoryState state) {
            return state.name();
        }

        @Override
        public DirectoryState convertToEntityAttribute(String name) {
            return all().stream()
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("No state of directories " + name));
        }
    }
}
