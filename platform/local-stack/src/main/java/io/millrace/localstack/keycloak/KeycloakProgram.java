package io.millrace.localstack.keycloak;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.UnpackOnce;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// The unpacked Keycloak with the optimised build for PostgreSQL.
///
/// @param folder its home, only read from here on
/// @param classArchive where the virtual machine keeps what it learned of the classes, so that the
///   second start takes a third of the time
public record KeycloakProgram(Path folder, Path classArchive) {
    /// Part of the folder's name: change it with [#BUILD_OPTIONS].
    private static final String BUILD = "postgres-1";

    private static final List<String> BUILD_OPTIONS =
            List.of(
                    "--db=postgres",
                    "--health-enabled=false",
                    "--metrics-enabled=false",
                    "--features-disabled=device-flow,ciba,organization");
    private static final long BUILD_PATIENCE_MINUTES = 5;

    /// As Keycloak's own start script says, but for the memory, and for the collector and compiler
    /// that start quickest.
    private static final List<String> JVM_OPTIONS =
            List.of(
                    "-Xms64m",
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dfile.encoding=UTF-8",
                    "-Duser.language=en",
                    "-Duser.country=US",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                    "-Dpicocli.disable.closures=true",
                    "-Dquarkus-log-max-startup-records=10000",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.security=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED");

    /// Downloads, unpacks and builds, if that was not done before: a minute the first time.
    public static KeycloakProgram prepared(Path cache) {
        String name = "keycloak-" + KeycloakArchive.version() + "-" + BUILD;
        Path folder = UnpackOnce.folder(cache.resolve(name), KeycloakProgram::fill);
        return new KeycloakProgram(folder, cache.resolve(name + ".jsa"));
    }

    /// Whether [#prepared] would return at once.
    public static boolean isPrepared(Path cache) {
        return Files.isDirectory(
                cache.resolve("keycloak-" + KeycloakArchive.version() + "-" + BUILD));
    }

    /// The command that runs Keycloak without its script, which would stand between us and the
    /// process.
    ///
    /// @param home folder with `conf`, `data`, `lib`, `providers` and `themes`
    List<String> command(Path home, List<String> arguments) {
        List<String> command = new ArrayList<>(java(home));
        command.add(1, "-XX:SharedArchiveFile=" + classArchive);
        command.add(1, "-XX:+AutoCreateSharedArchive");
        command.add(1, "-Xshare:auto");
        // It tells of every class it cannot keep.
        command.add(1, "-Xlog:cds=off,cds+dynamic=off");
        command.addAll(arguments);
        return command;
    }

    private static List<String> java(Path home) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.addAll(
                List.of(
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }

    private static void fill(Path draft) throws IOException {
        Path download = Files.createTempDirectory("millrace-keycloak");
        try {
            Path archive = KeycloakArchive.fetch(download);
            try (InputStream in = Files.newInputStream(archive)) {
                UnpackOnce.untar(new GZIPInputStream(in), draft, 1);
            }
            build(draft, download.resolve("build.log"));
        } finally {
            io.millrace.localstack.process.Trees.delete(download);
        }
    }

    private static void build(Path home, Path log) throws IOException {
        List<String> command = new ArrayList<>(java(home));
        command.add("build");
        command.addAll(BUILD_OPTIONS);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        // A leftover setting would be built in.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("KC_"));
        Process build = builder.start();
        try {
            boolean ended = build.waitFor(BUILD_PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                build.destroyForcibly();
            }
            if (!ended || build.exitValue() != 0) {
                throw new ComponentFailure(
                        "keycloak", "its optimised build failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            build.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ComponentFailure("keycloak", "its build was interrupted", e);
        }
    }
}
