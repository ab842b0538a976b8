package io.millrace.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a service's main class calls:
///
/// ```java
/// @QuarkusMain
/// public final class Main {
///     public static void main(String... arguments) {
///         ServiceMain.run(arguments);
///     }
/// }
/// ```
///
/// `print-openapi` as the first argument prints the service's OpenAPI document (YAML) and ends; it
/// needs no server. Anything else is handed to Quarkus once PostgreSQL (`DATABASE_URL`) and Redis
/// (`REDIS_URL`) answer; either may be absent from the configuration and is not waited for then.
/// `MILLRACE_START_PATIENCE` (ISO 8601, default `PT5M`) limits the waiting.
public final class ServiceMain {
    /// The document as the build wrote it.
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.YAML";

    private static final int FAILED = 1;

    private ServiceMain() {}

    /// Runs the service until it is told to stop.
    public static void run(String... arguments) {
        run(null, arguments);
    }

    /// Runs the service, with an application of its own in place of waiting for the end.
    public static void run(
            @Nullable Class<? extends QuarkusApplication> application, String... arguments) {
        if (Arrays.asList(arguments).indexOf("print-openapi") == 0) {
            System.exit(printDocument(System.out, System.err));
        }
        // Logging begins with Quarkus; until then the process speaks on standard error.
        Notice notice = text -> System.err.println(text);
        try {
            awaitServers(EarlyConfig.read(), notice);
        } catch (NotReady | IllegalArgumentException | DateTimeException e) {
            notice.say("cannot start: " + e.getMessage());
            System.exit(FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            notice.say("cannot start: interrupted");
            System.exit(FAILED);
        }
        if (application == null) {
            Quarkus.run(arguments);
        } else {
            Quarkus.run(application, arguments);
        }
    }

    static void awaitServers(EarlyConfig config, Notice notice) throws InterruptedException {
        BackOff backOff =
                config.value("MILLRACE_START_PATIENCE")
                        .map(Duration::parse)
                        .map(patience ->
                                new BackOff(
                                        BackOff.DEFAULT.first(),
                                        BackOff.DEFAULT.longest(),
                                        patience))
                        .orElse(BackOff.DEFAULT);
        Optional<DatabaseUrl> database = config.value("DATABASE_URL").map(DatabaseUrl::parse);
        if (database.isPresent()) {
            backOff.await("PostgreSQL at " + database.get(), new Postgres(database.get()), notice);
        }
        Optional<Redis> redis = config.value("REDIS_URL").map(Redis::at);
        if (redis.isPresent()) {
            backOff.await("Redis at " + redis.get(), redis.get(), notice);
        }
    }

    static int printDocument(PrintStream out, PrintStream errors) {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                errors.println("this build holds no OpenAPI document");
                return FAILED;
            }
            document.transferTo(out);
            out.flush();
            return 0;
        } catch (IOException e) {
            errors.println("the OpenAPI document cannot be read: " + e.getMessage());
            return FAILED;
        }
    }
}
