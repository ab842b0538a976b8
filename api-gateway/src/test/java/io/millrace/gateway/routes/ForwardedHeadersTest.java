package io.millrace.gateway.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1:8081/api/v1/sessions/1, /api/v1/sessions/1",
        "https://10.0.0.1:8081/a?b=c, /a?b=c",
        "http://10.0.0.1:8081, /",
        "/api/v1/sessions/1, /api/v1/sessions/1",
        "http://elsewhere:8081/a, http://elsewhere:8081/a",
        "http://10.0.0.1:80811/a, http://10.0.0.1:80811/a"
    })
    void a_caller_is_never_sent_past_the_gateway(String location, String told) {
        assertEquals(told, ForwardedHeaders.withoutOrigin(location, "10.0.0.1:8081"));
    }
}
