package io.millrace.gateway.startup;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.payloads.PayloadType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReflectionTargetsTest {
    @Test
    void a_native_image_can_read_every_payload_of_the_contract() {
        RegisterForReflection registration =
                ReflectionTargets.class.getAnnotation(RegisterForReflection.class);
        Set<Class<?>> registered =
                Arrays.stream(registration.targets()).collect(Collectors.toSet());

        for (PayloadType type : PayloadType.values()) {
            assertTrue(registered.contains(type.record()), type.wireName());
        }
    }
}
