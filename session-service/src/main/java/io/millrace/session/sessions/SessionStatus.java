package io.millrace.session.sessions;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/// How the session as a whole stands.
///
/// | from | move | to |
/// |---|---|---|
/// | ACTIVE | complete, fail (no lease is held) | COMPLETED, FAILED |
/// | ACTIVE | returnIp (the last task has ended, a lease is held) | RETURNING_IP |
/// | RETURNING_IP | complete, fail (the lease is returned) | COMPLETED, FAILED |
/// | every | prompt | ACTIVE |
/// | every but ARCHIVED | archive | ARCHIVED |
public sealed interface SessionStatus {
    /// All of them. Not a constant: a sealed type and its records must not wait for each other's
    /// initialisation.
    static List<SessionStatus> all() {
        return List.of(
                new Active(), new ReturningIp(), new Completed(), new Failed(), new Archived());
    }

    /// The stored name, also that of the API.
    String name();

    /// The last task has ended well and nothing is held.
    default SessionStatus complete() {
        throw refuse("complete");
    }

    /// The last task has ended badly and nothing is held.
    default SessionStatus fail() {
        throw refuse("fail");
    }

    /// The last task has ended and a lease is to be given back.
    default SessionStatus returnIp() {
        throw refuse("returnIp");
    }

    /// The user has written.
    default SessionStatus prompt() {
        return new Active();
    }

    /// The owner puts the session away.
    default SessionStatus archive() {
        return new Archived();
    }

    private IllegalMove refuse(String move) {
        return new IllegalMove("sessionStatus", name(), move);
    }

    record Active() implements SessionStatus {
        @Override
        public String name() {
            return "ACTIVE";
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
        public ReturningIp returnIp() {
            return new ReturningIp();
        }
    }

    record ReturningIp() implements SessionStatus {
        @Override
        public String name() {
            return "RETURNING_IP";
        }

        @Override
        public Completed complete() {
            return new Completed();
        }

        @Override
        public Failed fail() {
            return new Failed();
        }
    }

    record Completed() implements SessionStatus {
        @Override
        public String name() {
            return "COMPLETED";
        }
    }

    record Failed() implements SessionStatus {
        @Override
        public String name() {
            return "FAILED";
        }
    }

    record Archived() implements SessionStatus {
        @Override
        public String name() {
            return "ARCHIVED";
        }

        @Override
        public SessionStatus archive() {
            throw new IllegalMove("sessionStatus", name(), "archive");
        }
    }

    /// @throws IllegalArgumentException when no state has that name
    static SessionStatus named(String name) {
        return all().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No session status " + name));
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<SessionStatus, String> {
        @Override
        public String convertToDatabaseColumn(SessionStatus status) {
            return status.name();
        }

        @Override
        public SessionStatus convertToEntityAttribute(String name) {
            return named(name);
        }
    }
}
