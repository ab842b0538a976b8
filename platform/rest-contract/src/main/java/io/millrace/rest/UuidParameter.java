package io.millrace.rest;

import java.util.UUID;

/// Reads a UUID (RFC 9562) that a caller wrote, in its canonical form of 36 characters.
public final class UuidParameter {
    private static final int CANONICAL_LENGTH = 36;

    private UuidParameter() {}

    /// @param name the parameter, for the error
    /// @throws DomainException INVALID_INPUT when it is no UUID
    public static UUID parse(String name, String text) {
        if (text.length() == CANONICAL_LENGTH) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException notAUuid) {
                throw invalid(name);
            }
        }
        throw invalid(name);
    }

    private static DomainException invalid(String name) {
        return DomainException.invalidInput(name, name + " is not a UUID");
    }
}
