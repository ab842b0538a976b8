package io.millrace.agent.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.agent.stack.AgentStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(AgentStack.class)
class DocumentTest {
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
