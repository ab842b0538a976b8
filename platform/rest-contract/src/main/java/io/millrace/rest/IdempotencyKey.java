package io.millrace.rest;

import org.jspecify.annotations.Nullable;

/// The header `Idempotency-Key`: a caller's name for one request, so that sending it again does
/// nothing twice (IETF draft `idempotency-key-header`).
///
/// @param value 1 to 255 visible characters of ASCII
public record IdempotencyKey(String value) {
    /// The header's name.
    public static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;

    /// @throws DomainException INVALID_INPUT naming the header
    public IdempotencyKey {
        if (value.isEmpty()
                || value.length() > MAX_LENGTH
                || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw DomainException.invalidInput(
                    HEADER, HEADER + " must be 1 to 255 visible characters of ASCII");
        }
    }

    /// What a request's header says, null when it has none.
    ///
    /// @throws DomainException INVALID_INPUT naming the header
    public static @Nullable IdempotencyKey parse(@Nullable String header) {
        return header == null ? null : new IdempotencyKey(header);
    }
}
