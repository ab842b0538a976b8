package io.millrace.localstack.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.process.ComponentFailure;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackSettingsTest {
    private static final Path CHECKOUT = Path.of("/checkout");

    @Test
    void hasThePortsThatAreDocumented() {
        StackSettings settings = StackSettings.from(CHECKOUT, Map.of());

        assertEquals(54320, settings.postgresPort());
        assertEquals("redis://127.0.0.1:63790", settings.redisUrl());
        assertEquals("http://127.0.0.1:8180/realms/millrace", settings.issuer());
        assertEquals("http://127.0.0.1:8080", settings.url(Service.GATEWAY));
        assertEquals("http://127.0.0.1:9083", settings.managementUrl(Service.AGENT));
    }

    @Test
    void takesEveryPortFromTheEnvironment() {
        StackSettings settings =
                StackSettings.from(
                        CHECKOUT,
                        Map.of(
                                "MILLRACE_SESSION_PORT", "18081",
                                "MILLRACE_SESSION_MANAGEMENT_PORT", "19081",
                                "MILLRACE_KEYCLOAK_PORT", "18180",
                                "MILLRACE_REDIS_PORT", "16379"));

        assertEquals("http://127.0.0.1:18081", settings.url(Service.SESSION));
        assertEquals("http://127.0.0.1:19081", settings.managementUrl(Service.SESSION));
        assertEquals("http://127.0.0.1:18180/realms/millrace", settings.issuer());
        assertEquals("redis://127.0.0.1:16379", settings.redisUrl());
    }

    @Test
    void refusesAPortThatIsNone() {
        for (String wrong : new String[] {"0", "65536", "-1", "http"}) {
            ComponentFailure failure =
                    assertThrows(
                            ComponentFailure.class,
                            () ->
                                    StackSettings.from(
                                            CHECKOUT, Map.of("MILLRACE_POSTGRES_PORT", wrong)));

            assertTrue(failure.getMessage().contains("MILLRACE_POSTGRES_PORT"));
        }
    }

    @Test
    void refusesOnePortForTwo() {
        ComponentFailure failure =
                assertThrows(
                        ComponentFailure.class,
                        () ->
                                StackSettings.from(
                                        CHECKOUT, Map.of("MILLRACE_GATEWAY_PORT", "8081")));

        assertTrue(failure.getMessage().contains("MILLRACE_GATEWAY_PORT"), failure.getMessage());
        assertTrue(failure.getMessage().contains("MILLRACE_SESSION_PORT"), failure.getMessage());
    }

    @Test
    void comparesManagementPortsWithTheOthers() {
        ComponentFailure failure =
                assertThrows(
                        ComponentFailure.class,
                        () ->
                                StackSettings.from(
                                        CHECKOUT, Map.of("MILLRACE_SQL_MANAGEMENT_PORT", "54320")));

        assertTrue(failure.getMessage().contains("MILLRACE_POSTGRES_PORT"), failure.getMessage());
        assertTrue(
                failure.getMessage().contains("MILLRACE_SQL_MANAGEMENT_PORT"),
                failure.getMessage());
    }

    @Test
    void leavesThePortOfAServerThatRunsElsewhereToOthers() {
        StackSettings settings =
                StackSettings.from(
                        CHECKOUT,
                        Map.of(
                                "REDIS_URL", "redis://cache.example.org:6379",
                                "MILLRACE_AGENT_PORT", "63790"));

        assertEquals(63790, settings.port(Service.AGENT));
    }

    @Test
    void countsOnServersThatAreNamedInsteadOfStartingThem() {
        StackSettings settings =
                StackSettings.from(
                        CHECKOUT,
                        Map.of(
                                "MILLRACE_POSTGRES_URL", "postgres://me:secret@db.example.org",
                                "REDIS_URL", "redis://cache.example.org:6379",
                                "KEYCLOAK_ISSUER", "https://id.example.org/realms/x"));

        Stack stack = Stack.jvm(settings);

        Component.External postgres =
                assertInstanceOf(Component.External.class, stack.components().getFirst());
        assertEquals("db.example.org:5432", postgres.address());
        assertEquals(4, stack.own().size());
        assertEquals(
                "https://id.example.org/realms/x/protocol/openid-connect/certs",
                settings.keysUrl());
    }
}
