package io.millrace.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidParameterTest {

    @Test
    void aUuidIsRead() {
        String text = "0199a1b2-0000-7000-8000-000000000001";

        assertEquals(text, UuidParameter.parse("id", text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "not-a-uuid",
                "0199a1b2-0000-7000-8000-00000000000g",
                "0199a1b20000-7000-8000-0000000000001",
                "0199a1b2-0000-7000-8000-000000000001 "
            })
    void anythingElseIsRefusedByName(String text) {
        DomainException refused =
                assertThrows(DomainException.class, () -> UuidParameter.parse("taskId", text));

        assertEquals(ErrorCode.INVALID_INPUT, refused.code());
        assertEquals("taskId", refused.param().orElseThrow());
    }
}
