package io.millrace.sql.analysis;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = StackResource.NONE))
class DocumentTest {
    private static final Path SNAPSHOT = Path.of("openapi.yaml");
    private static final Path NOW = Path.of("target", "openapi.yaml");

    @Test
    void theApiIsTheOneThatWasAgreed() throws IOException {
        String served =
                given().queryParam("format", "yaml")
                        .get("/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        Files.writeString(NOW, served);

        assertEquals(
                Files.readString(SNAPSHOT).strip(),
                served.strip(),
                "The API has changed. If that is meant, copy " + NOW + " to " + SNAPSHOT);
    }
}
