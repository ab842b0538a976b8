package io.millrace.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentNamesTest {
    private static final int PACKAGED = 250;
    private static final int ENVIRONMENT = 300;

    @Test
    void every_name_of_a_deployment_has_its_quarkus_name() {
        SmallRyeConfig config =
                config(
                        Map.of(),
                        Map.of(
                                "DATABASE_URL", "postgres://miller:secret@db/agent",
                                "REDIS_URL", "redis://cache:6380",
                                "HOST", "127.0.0.1",
                                "PORT", "8083",
                                "MILLRACE_MANAGEMENT_PORT", "9083",
                                "LOG_LEVEL", "debug"));

        assertEquals(
                "jdbc:postgresql://db:5432/agent", value(config, "quarkus.datasource.jdbc.url"));
        assertEquals("miller", value(config, "quarkus.datasource.username"));
        assertEquals("secret", value(config, "quarkus.datasource.password"));
        assertEquals("redis://cache:6380", value(config, "quarkus.redis.hosts"));
        assertEquals("redis://cache:6380", value(config, "quarkus.redis.streams.hosts"));
        assertEquals("127.0.0.1", value(config, "quarkus.http.host"));
        assertEquals("127.0.0.1", value(config, "quarkus.management.host"));
        assertEquals("8083", value(config, "quarkus.http.port"));
        assertEquals("9083", value(config, "quarkus.management.port"));
        assertEquals("DEBUG", value(config, "quarkus.log.level"));
    }

    @Test
    void a_default_of_the_application_is_translated_and_the_environment_wins() {
        SmallRyeConfig config =
                config(
                        Map.of("PORT", "8083", "HOST", "0.0.0.0", "quarkus.http.port", "1"),
                        Map.of("PORT", "18083"));

        assertEquals("18083", value(config, "quarkus.http.port"));
        assertEquals("0.0.0.0", value(config, "quarkus.http.host"));
    }

    @Test
    void quarkus_own_name_in_the_environment_wins_over_the_translation() {
        SmallRyeConfig config =
                config(Map.of(), Map.of("PORT", "18083", "quarkus.http.port", "28083"));

        assertEquals("28083", value(config, "quarkus.http.port"));
    }

    @Test
    void what_is_not_set_or_blank_is_not_translated() {
        SmallRyeConfig config = config(Map.of(), Map.of("DATABASE_URL", " "));

        assertTrue(config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isEmpty());
        assertTrue(config.getOptionalValue("quarkus.http.port", String.class).isEmpty());
    }

    private static String value(SmallRyeConfig config, String name) {
        return config.getValue(name, String.class);
    }

    private static SmallRyeConfig config(
            Map<String, String> packaged, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .withSources(
                        new PropertiesConfigSource(packaged, "packaged", PACKAGED),
                        new PropertiesConfigSource(environment, "environment", ENVIRONMENT))
                .build();
    }
}
