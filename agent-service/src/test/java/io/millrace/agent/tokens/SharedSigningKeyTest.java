package io.millrace.agent.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.agent.stack.AgentStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(AgentStack.class)
class SharedSigningKeyTest {
    @Inject SigningKeys keys;
    @Inject SigningKeyRepository repository;
    @Inject InstantSource clock;
    @Inject TokenSettings settings;

    @Test
    void another_instance_signs_with_the_same_stored_key() {
        SigningKeys other = new SigningKeys(repository, clock, settings);

        assertEquals(keys.current().id(), other.current().id());
    }
}
