package io.millrace.session.sessions;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Optional;

/// Whether the user has taken the work back.
///
/// | from | move | to |
/// |---|---|---|
/// | none, requested | request | requested |
/// | none, requested | finish (nothing runs any more) | cancelled |
/// | cancelled | prompt | none |
/// | none, requested | prompt | unchanged: what was asked to stop still has to |
public sealed interface CancellationStatus {
    /// All of them. Not a constant: a sealed type and its records must not wait for each other's
    /// initialisation.
    static List<CancellationStatus> all() {
        return List.of(new None(), new Requested(), new Cancelled());
    }

    /// The stored name.
    String name();

    /// The name in the API, empty (null there) for [None].
    default Optional<String> publicName() {
        return Optional.of(name());
    }

    /// The user wants it to end.
    default CancellationStatus request() {
        return new Requested();
    }

    /// It has ended.
    default CancellationStatus finish() {
        return new Cancelled();
    }

    /// The user has written.
    default CancellationStatus prompt() {
        return this;
    }

    /// Nobody wants it to end.
    record None() implements CancellationStatus {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public Optional<String> publicName() {
            return Optional.empty();
        }
    }

    /// A worker has been told.
    record Requested() implements CancellationStatus {
        @Override
        public String name() {
            return "requested";
        }
    }

    /// Nothing runs any more.
    record Cancelled() implements CancellationStatus {
        @Override
        public String name() {
            return "cancelled";
        }

        @Override
        public CancellationStatus request() {
            throw new IllegalMove("cancellationStatus", name(), "request");
        }

        @Override
        public CancellationStatus finish() {
            throw new IllegalMove("cancellationStatus", name(), "finish");
        }

        @Override
        public None prompt() {
            return new None();
        }
    }

    /// @throws IllegalArgumentException when no state has that name
    static CancellationStatus named(String name) {
        return all().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No cancellation status " + name));
    }

    /// Stores the name.
    @Converter
    final class Stored implements AttributeConverter<CancellationStatus, String> {
        @Override
        public String convertToDatabaseColumn(CancellationStatus status) {
            return status.name();
        }

        @Override
        public CancellationStatus convertToEntityAttribute(String name) {
            return named(name);
        }
    }
}
