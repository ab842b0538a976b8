package io.millrace.session.sandboxes.leases;

import io.millrace.session.sessions.IllegalMove;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/// How a lease stands. The records' methods are the legal moves.
///
/// | from | move | to |
/// |---|---|---|
/// | WANTED | grant | HELD |
/// | WANTED | grantTooLate (nobody waits for it any more) | RETURNING |
/// | WANTED | withdraw (nothing is lent, and nobody waits) | WITHDRAWN |
/// | HELD | release | RETURNING |
/// | HELD | lose (the allocator has taken it back) | LOST |
/// | RETURNING | takeBack (nobody was told yet) | HELD |
/// | RETURNING | settle | RETURNED |
/// | RETURNING | abandon (the allocator refuses) | ABANDONED |
/// | ABANDONED | retry (an operator wants it) | RETURNING |
public sealed interface LeaseState {
    /// All of them. Not a constant: a sealed type and its records must not wait for each other's
    /// initialisation.
    static List<LeaseState> all() {
        return List.of(
                new Wanted(),
                new Held(),
                new Returning(),
                new Returned(),
                new Withdrawn(),
                new Lost(),
                new Abandoned());
    }

    /// The stored name.
    String name();

    default Held grant() {
        throw refuse("grant");
    }

    default Returning grantTooLate() {
        throw refuse("grantTooLate");
    }

    default Withdrawn withdraw() {
        throw refuse("withdraw");
    }

    default Returning release() {
        throw refuse("release");
    }

    default Lost lose() {
        throw refuse("lose");
    }

    default Held takeBack() {
        throw refuse("takeBack");
    }

    default Returned settle() {
        throw refuse("settle");
    }

    default Abandoned abandon() {
        throw refuse("abandon");
    }

    default Returning retry() {
        throw refuse("retry");
    }

    private IllegalMove refuse(String move) {
        return new IllegalMove("lease", name(), move);
    }

    /// The allocator is to be asked, or has been and its answer is not known.
    record Wanted() implements LeaseState {
        @Override
        public String name() {
            return "WANTED";
        }

        @Override
        public Held grant() {
            return new Held();
        }

        @Override
        public Returning grantTooLate() {
            return new Returning();
        }

        @Override
        public Withdrawn withdraw() {
            return new Withdrawn();
        }
    }

    /// The session has it.
    record Held() implements LeaseState {
        @Override
        public String name() {
            return "HELD";
        }

        @Override
        public Returning release() {
            return new Returning();
        }

        @Override
        public Lost lose() {
            return new Lost();
        }
    }

    /// The allocator is to get it back.
    record Returning() implements LeaseState {
        @Override
        public String name() {
            return "RETURNING";
        }

        @Override
        public Held takeBack() {
            return new Held();
        }

        @Override
        public Returned settle() {
            return new Returned();
        }

        @Override
        public Abandoned abandon() {
            return new Abandoned();
        }
    }

    /// The allocator has it back.
    record Returned() implements LeaseState {
        @Override
        public String name() {
            return "RETURNED";
        }
    }

    /// Nothing was ever lent.
    record Withdrawn() implements LeaseState {
        @Override
        public String name() {
            return "WITHDRAWN";
        }
    }

    /// The allocator has taken it back by itself.
    record Lost() implements LeaseState {
        @Override
        public String name() {
            return "LOST";
        }
    }

    /// The allocator did not take it; operators know.
    record Abandoned() implements LeaseState {
        @Override
        public String name() {
            return "ABANDONED";
        }

        @Override
        public Returning retry() {
            return new Returning();
        }
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<LeaseState, String> {
        @Override
        public String convertToDatabaseColumn(LeaseState state) {
            return state.name();
        }

        @Override
        public LeaseState convertToEntityAttribute(String name) {
            return all().stream()
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No state of leases " + name));
        }
    }
}
