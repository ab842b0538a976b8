package io.millrace.gateway.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.millrace.gateway.GatewayStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The gateway's own document beside those that the services have agreed on.
@QuarkusTest
@WithTestResource(GatewayStack.class)
class SharedDescriptionsTest {
    @Test
    void what_the_gateway_and_the_services_share_is_described_once() throws Exception {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        List<ServiceDocument> documents = new ArrayList<>();
        try (InputStream own =
                Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream("META-INF/quarkus-generated-openapi-doc.JSON")) {
            documents.add(new ServiceDocument("api-gateway", (ObjectNode) yaml.readTree(own)));
        }
        for (String service : List.of("session-service", "agent-service")) {
            Path snapshot = Path.of("..", service, "openapi.yaml");
            documents.add(
                    new ServiceDocument(service, (ObjectNode) yaml.readTree(snapshot.toFile())));
        }

        JsonNode merged = MergedDocument.of(documents, _ -> true, yaml);

        References.assertAllResolve(merged);
        List<String> twice = new ArrayList<>();
        merged.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> {
                    if (name.startsWith("SessionService") || name.startsWith("AgentService")) {
                        twice.add(name);
                    }
                });
        assertEquals(List.of(), twice);
    }
}
