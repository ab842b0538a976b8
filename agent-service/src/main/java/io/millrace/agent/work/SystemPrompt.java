package io.millrace.agent.work;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What every model is told about its work: the resource `prompts/agent.v1.md`. A changed text is a
/// new resource with the next number.
@Singleton
public final class SystemPrompt {
    private static final String RESOURCE = "prompts/agent.v1.md";

    private final String text;

    public SystemPrompt() {
        try (InputStream stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("There is no resource " + RESOURCE);
            }
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + RESOURCE + " cannot be read", e);
        }
    }

    String text() {
        return text;
    }
}
