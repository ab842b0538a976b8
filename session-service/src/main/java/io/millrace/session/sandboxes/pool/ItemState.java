package io.millrace.session.sandboxes.pool;

import io.millrace.session.sessions.IllegalMove;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Optional;

/// How an item of the pool stands. The records' methods are the legal moves.
///
/// | from | move | to |
/// |---|---|---|
/// | FREE | lend | BORROWED |
/// | BORROWED | takeBack (the loan was rolled back) | FREE |
/// | BORROWED | giveBack (or expired) | RETURNING |
/// | RETURNING | release (whoever must be told has been) | FREE |
/// | RETURNING | quarantine (somebody who must be told cannot be) | QUARANTINED |
public sealed interface ItemState {
    /// All of them. Not a constant: a sealed type and its records must not wait for each other's
    /// initialisation.
    static List<ItemState> all() {
        return List.of(new Free(), new Borrowed(), new Returning(), new Quarantined());
    }

    /// The stored name, also that of the API.
    String name();

    /// Somebody gets it.
    default Borrowed lend() {
        throw refuse("lend");
    }

    /// Nobody has heard that it was lent.
    default Free takeBack() {
        throw refuse("takeBack");
    }

    /// Whoever had it is done, or was not heard of for too long.
    default Returning giveBack() {
        throw refuse("giveBack");
    }

    /// The next may have it.
    default Free release() {
        throw refuse("release");
    }

    /// Nobody may have it until an operator has looked.
    default Quarantined quarantine() {
        throw refuse("quarantine");
    }

    private IllegalMove refuse(String move) {
        return new IllegalMove("sandbox", name(), move);
    }

    record Free() implements ItemState {
        @Override
        public String name() {
            return "FREE";
        }

        @Override
        public Borrowed lend() {
            return new Borrowed();
        }
    }

    record Borrowed() implements ItemState {
        @Override
        public String name() {
            return "BORROWED";
        }

        @Override
        public Free takeBack() {
            return new Free();
        }

        @Override
        public Returning giveBack() {
            return new Returning();
        }
    }

    record Returning() implements ItemState {
        @Override
        public String name() {
            return "RETURNING";
        }

        @Override
        public Free release() {
            return new Free();
        }

        @Override
        public Quarantined quarantine() {
            return new Quarantined();
        }
    }

    record Quarantined() implements ItemState {
        @Override
        public String name() {
            return "QUARANTINED";
        }
    }

    /// The state of a name, empty when none has it.
    static Optional<ItemState> named(String name) {
        return all().stream().filter(state -> state.name().equals(name)).findFirst();
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<ItemState, String> {
        @Override
        public String convertToDatabaseColumn(ItemState state) {
            return state.name();
        }

        @Override
        public ItemState convertToEntityAttribute(String name) {
            return named(name)
                    .orElseThrow(() -> new IllegalArgumentException("No state of items " + name));
        }
    }
}
