package io.millrace.start;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The configuration as far as it is needed before Quarkus has one: system properties, environment,
/// `.env` and `config/application.properties` in the working folder, `application.properties`.
final class EarlyConfig {
    // The ranks that Quarkus gives to the same places.
    private static final int DOT_ENV_RANK = 295;
    private static final int FOLDER_RANK = 260;
    private static final int PACKAGED_RANK = 250;

    private final SmallRyeConfig config;

    private EarlyConfig(SmallRyeConfig config) {
        this.config = config;
    }

    static EarlyConfig read() {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultInterceptors().addSystemSources();
        try {
            addFile(builder, Path.of(".env"), DOT_ENV_RANK);
            addFile(builder, Path.of("config", "application.properties"), FOLDER_RANK);
            URL packaged =
                    Thread.currentThread()
                            .getContextClassLoader()
                            .getResource("application.properties");
            if (packaged != null) {
                builder.withSources(new PropertiesConfigSource(packaged, PACKAGED_RANK));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration cannot be read", e);
        }
        return new EarlyConfig(builder.build());
    }

    /// A value that is set and not blank.
    Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static void addFile(SmallRyeConfigBuilder builder, Path file, int rank)
            throws IOException {
        if (Files.isReadable(file)) {
            builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), rank));
        }
    }
}
