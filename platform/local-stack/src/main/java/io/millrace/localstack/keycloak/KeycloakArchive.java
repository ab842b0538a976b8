package io.millrace.localstack.keycloak;

import io.millrace.localstack.process.ComponentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// Keycloak's distribution, fetched by the Maven wrapper of this checkout. It is large, so it is
/// fetched when it is first needed and not by every build.
final class KeycloakArchive {
    private static final long FETCH_PATIENCE_MINUTES = 20;

    private KeycloakArchive() {}

    /// The version that the root `pom.xml` decides.
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = KeycloakArchive.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read version.properties", e);
        }
        return properties.getProperty("keycloak");
    }

    /// Fetches the archive.
    ///
    /// @param folder receives it
    /// @return the file
    static Path fetch(Path folder) throws IOException {
        Path checkout = checkout();
        Path log = folder.resolve("fetch.log");
        List<String> command = new ArrayList<>();
        command.add(checkout.resolve("mvnw").toString());
        command.addAll(List.of("--batch-mode", "--quiet", "--non-recursive"));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.addAll(
                List.of(
                        "dependency:copy",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:%s:tar.gz"
                                .formatted(version()),
                        "-DoutputDirectory=" + folder,
                        "-Dmdep.useBaseVersion=true"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(checkout.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        try {
            if (!maven.waitFor(FETCH_PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                maven.destroyForcibly();
                throw new ComponentFailure("keycloak", "was not downloaded in time");
            }
        } catch (InterruptedException e) {
            maven.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ComponentFailure("keycloak", "its download was interrupted", e);
        }
        Path archive = folder.resolve("keycloak-quarkus-dist-" + version() + ".tar.gz");
        if (maven.exitValue() != 0 || !Files.exists(archive)) {
            throw new ComponentFailure(
                    "keycloak", "cannot be downloaded: " + Files.readString(log));
        }
        Files.delete(log);
        return archive;
    }

    /// The folder of the Maven wrapper: what the launcher script says, or else the nearest one
    /// above the working directory.
    private static Path checkout() {
        String named = System.getProperty("millrace.checkout");
        if (named != null) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new ComponentFailure(
                "keycloak", "there is no Maven wrapper above the working directory to fetch it");
    }
}
