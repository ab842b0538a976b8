package io.millrace.session.unprefixed;

import io.millrace.rest.DomainException;
import io.millrace.session.sessions.IllegalMove;
import java.util.function.Supplier;

/// Tells of an illegal move as these clients expect it.
final class OldStatus {
    private OldStatus() {}

    /// What the use case answers.
    ///
    /// @throws DomainException INVALID_INPUT (400) naming `status` for an [IllegalMove]
    static <T> T of(Supplier<T> useCase) {
        try {
            return useCase.get();
        } catch (IllegalMove refused) {
            throw DomainException.invalidInput("status", String.valueOf(refused.getMessage()));
        }
    }
}
