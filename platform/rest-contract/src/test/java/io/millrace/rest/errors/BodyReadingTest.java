package io.millrace.rest.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyReadingTest {
    @ParameterizedTest
    @CsvSource({
        "Read timed out, REQUEST_TIMEOUT",
        "Request too large, PAYLOAD_TOO_LARGE",
        "io.vertx.core.http.HttpClosedException: Connection was closed, INVALID_REQUEST",
        "java.lang.NumberFormatException: Invalid character in chunk size, INVALID_REQUEST",
        ", INVALID_REQUEST"
    })
    void a_body_that_breaks_off_is_the_callers_fault(String words, ErrorCode code) {
        IOException broken = new IOException(words);

        DomainException refusal = BodyReading.refusal(broken);

        assertEquals(code, refusal.code());
        assertSame(broken, refusal.getCause());
    }
}
