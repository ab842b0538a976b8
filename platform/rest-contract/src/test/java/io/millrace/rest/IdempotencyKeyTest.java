package io.millrace.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    static String[] bad() {
        return new String[] {"", " ", "a b", "a\tb", "ä", "a\u007f", "a\u0000", "k".repeat(256)};
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "!~", "\"8e03978e\"", "a/b:c=d"})
    void visible_ascii_is_a_key(String text) {
        assertEquals(new IdempotencyKey(text), IdempotencyKey.parse(text));
    }

    @Test
    void it_may_be_long_and_may_be_absent() {
        assertEquals(255, new IdempotencyKey("k".repeat(255)).value().length());
        assertNull(IdempotencyKey.parse(null));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void anything_else_is_refused_by_name(String text) {
        var refusal = assertThrows(DomainException.class, () -> IdempotencyKey.parse(text));

        assertEquals(ErrorCode.INVALID_INPUT, refusal.code());
        assertEquals(Optional.of("Idempotency-Key"), refusal.param());
    }
}
