package io.millrace.start;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
/// needs no server. Anything else is handed to Quarkus once the servers that the service needs
/// answer: Redis (`REDIS_URL`), and with [#runWithDatabase] PostgreSQL (`DATABASE_URL`) too. One
/// that is absent from the configuration is not waited for. `MILLRACE_START_PATIENCE` (ISO 8601,
/// default `PT5M`) limits the waiting.
///
/// The two ways in are two methods, and not a flag, so that the native binary of a service without
/// a database holds no driver.
public final class ServiceMain {
    /// The document as the build wrote it.
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.YAML";

    private static final int FAILED = 1;

    /// What a shell means by wrong usage.
    private static final int MISUSED = 2;

    private ServiceMain() {}

    /// Runs a service that has no database, until it is told to stop.
    public static void run(String... arguments) {
        run(arguments, List.of(ServiceMain::redis));
    }

    /// Runs a service that has a database, until it is told to stop. The service brings the
    /// PostgreSQL driver.
    public static void runWithDatabase(String... arguments) {
        run(arguments, List.of(ServiceMain::database, ServiceMain::redis));
    }

    /// Ends the process because its arguments make no sense.
    ///
    /// @param why one sentence, for standard error
    public static void refuse(String why) {
        System.err.println(why);
        System.exit(MISUSED);
    }

    private static void run(
            String[] arguments, List<Function<EarlyConfig, Optional<Server>>> needed) {
        if (Arrays.asList(arguments).indexOf("print-openapi") == 0) {
            System.exit(printDocument(System.out, System.err));
        }
        // Logging begins with Quarkus; until then the process speaks on standard error.
        Notice notice = text -> System.err.println(text);
        try {
            EarlyConfig config = EarlyConfig.read();
            BackOff backOff = backOff(config);
            for (Function<EarlyConfig, Optional<Server>> need : needed) {
                Optional<Server> server = need.apply(config);
                if (server.isPresent()) {
                    backOff.await(server.get().name(), server.get().question(), notice);
                }
            }
        } catch (NotReady | IllegalArgumentException | DateTimeException e) {
            notice.say("cannot start: " + e.getMessage());
            System.exit(FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            notice.say("cannot start: interrupted");
            System.exit(FAILED);
        }
        Quarkus.run(arguments);
    }

    /// A server that is waited for.
    private record Server(String name, BackOff.Question question) {}

    private static Optional<Server> database(EarlyConfig config) {
        return config.value("DATABASE_URL")
                .map(DatabaseUrl::parse)
                .map(url -> new Server("PostgreSQL at " + url, new Postgres(url)));
    }

    private static Optional<Server> redis(EarlyConfig config) {
        return config.value("REDIS_URL")
                .map(Redis::at)
                .map(redis -> new Server("Redis at " + redis, redis));
    }

    private static BackOff backOff(EarlyConfig config) {
        BackOff usual = BackOff.DEFAULT;
        return config.value("MILLRACE_START_PATIENCE")
                .map(Duration::parse)
                .map(patience -> new BackOff(usual.first(), usual.longest(), patience))
                .orElse(usual);
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
