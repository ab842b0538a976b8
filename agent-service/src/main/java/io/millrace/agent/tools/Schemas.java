package io.millrace.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads the schemas of tools: resources `tools/<name>.schema.json`.
final class Schemas {
    private Schemas() {}

    /// The schema of a tool's arguments.
    static JsonNode of(String tool) {
        String resource = "tools/" + tool + ".schema.json";
        try (InputStream stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("There is no resource " + resource);
            }
            return JsonMapper.builder().build().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + resource + " cannot be read", e);
        }
    }
}
