package io.millrace.teststack.services;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A service serves the document that is kept in its folder, so that no operation, field or error
/// code comes or goes unseen.
public abstract class AgreedDocument {
    private static final Path SNAPSHOT = Path.of("openapi.yaml");
    private static final Path NOW = Path.of("target", "openapi.yaml");

    @Test
    void the_api_is_the_one_that_was_agreed() throws IOException {
        String served =
                given().queryParam("format", "yaml")
                        .get("/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        Files.writeString(NOW, served);

        assertEquals(
                Files.exists(SNAPSHOT) ? Files.readString(SNAPSHOT).strip() : "",
                served.strip(),
                "The API has changed. If that is meant, copy " + NOW + " to " + SNAPSHOT);
    }
}
