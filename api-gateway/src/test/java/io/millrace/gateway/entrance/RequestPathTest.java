package io.millrace.gateway.entrance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tasks",
                "/tasks/",
                "/api/v1/sessions/0190c7c4-0000-7000-8000-000000000000/events",
                "/api/v1/files/a%20name.txt",
                "/api/v1/files/%C3%BC",
                "/api/v1/files/a..b",
                "/api/v1/files/..."
            })
    void a_plain_path_passes(String path) {
        assertEquals(Optional.empty(), RequestPath.fault(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api/v1",
                "//api/v1",
                "/api//v1/sessions",
                "/api/v1/sessions/../../../internal",
                "/api/v1/./sessions",
                "/api/v1/sessions/..",
                "/api/v1/sessions/%2e%2e/%2E%2e/internal",
                "/api/v1/sessions/.%2e/internal",
                "/api/v1/sessions%2f..%2finternal",
                "/api/v1/sessions%5c..%5cinternal",
                "/api/v1/sessions/..;/internal",
                "/api/v1/sessions/a\\b",
                "/api/v1/sessions/%00",
                "/api/v1/sessions/%0d%0aX",
                "/api/v1/sessions/%252e%252e",
                "/api/v1/sessions/%2",
                "/api/v1/sessions/%zz",
                "/api/v1/sessions/a b"
            })
    void a_path_that_could_mean_two_things_is_refused(String path) {
        assertTrue(RequestPath.fault(path).isPresent(), path);
    }
}
