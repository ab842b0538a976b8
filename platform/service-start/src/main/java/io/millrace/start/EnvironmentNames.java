package io.millrace.start;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Translates the names that a deployment uses into those of Quarkus, wherever they are set: in the
/// environment, in a file, or as a default in `application.properties`.
///
/// | deployment | becomes |
/// |---|---|
/// | `DATABASE_URL` | `quarkus.datasource.jdbc.url`, `.username`, `.password` |
/// | `REDIS_URL` | `quarkus.redis.hosts` and `quarkus.redis.streams.hosts` |
/// | `HOST` | `quarkus.http.host`, `quarkus.management.host` |
/// | `PORT` | `quarkus.http.port` |
/// | `MILLRACE_MANAGEMENT_PORT` | `quarkus.management.port` |
/// | `LOG_LEVEL` | `quarkus.log.level` |
/// | `OTEL_EXPORTER_OTLP_ENDPOINT`, present or not | `quarkus.datasource.jdbc.telemetry.enabled` |
///
/// Weaker than a variable of the environment that has Quarkus' own name, stronger than
/// `application.properties`.
public final class EnvironmentNames implements ConfigSourceFactory {
    /// Between application.properties (250) and a .env file (295).
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return List.of(
                new PropertiesConfigSource(translated(context), "deployment names", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static Map<String, String> translated(ConfigSourceContext context) {
        Map<String, String> properties = new HashMap<>();
        value(context, "DATABASE_URL")
                .map(DatabaseUrl::parse)
                .ifPresent(url -> {
                    properties.put("quarkus.datasource.jdbc.url", url.jdbcUrl());
                    if (url.user() != null) {
                        properties.put("quarkus.datasource.username", url.user());
                    }
                    if (url.password() != null) {
                        properties.put("quarkus.datasource.password", url.password());
                    }
                    // A statement that nobody will hear of is not worth a span.
                    properties.put(
                            "quarkus.datasource.jdbc.telemetry.enabled",
                            Boolean.toString(
                                    value(context, "OTEL_EXPORTER_OTLP_ENDPOINT").isPresent()));
                });
        value(context, "REDIS_URL")
                .ifPresent(url -> {
                    properties.put("quarkus.redis.hosts", url);
                    properties.put("quarkus.redis.streams.hosts", url);
                });
        value(context, "HOST")
                .ifPresent(host -> {
                    properties.put("quarkus.http.host", host);
                    properties.put("quarkus.management.host", host);
                });
        value(context, "PORT").ifPresent(port -> properties.put("quarkus.http.port", port));
        value(context, "MILLRACE_MANAGEMENT_PORT")
                .ifPresent(port -> properties.put("quarkus.management.port", port));
        value(context, "LOG_LEVEL")
                .ifPresent(level ->
                        properties.put("quarkus.log.level", level.toUpperCase(Locale.ROOT)));
        return properties;
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank()
                ? Optional.empty()
                : Optional.of(value.getValue().strip());
    }
}
