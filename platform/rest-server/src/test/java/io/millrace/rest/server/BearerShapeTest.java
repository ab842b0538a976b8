package io.millrace.rest.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer .",
                "Bearer ..",
                "bearer ...",
                "Bearer .....",
                "Bearer a.b",
                "Bearer a..c",
                "Bearer a.b.",
                "Bearer .b.c",
                "Bearer a.b.c.d",
                "Bearer a.b.c=",
                "Bearer a.b c.d",
                "Bearer "
            })
    void what_is_not_three_parts_of_base64url_is_refused(String credential) {
        assertFalse(BearerShape.mayHold(credential));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "BEARER  A-_9.b.c ", "Basic YTpi", "", "Bearer"})
    void what_may_hold_is_left_to_the_validation(String credential) {
        assertTrue(BearerShape.mayHold(credential));
    }
}
