package io.millrace.session.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.rest.errors.ErrorAnswers;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A caller that goes in the middle of a body gets no answer; what counts is what the operator
/// reads.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class HalfBodyTest {
    private static final int CALLERS = 6;
    private static final long STAY_MILLIS = 250;

    private final Logger log = Logger.getLogger(ErrorAnswers.class.getName());
    private final BlockingQueue<LogRecord> lines = new LinkedBlockingQueue<>();
    private final Handler listener =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    lines.add(line);
                }

                @Override
                public void flush() {
                    // nothing is held back
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };

    @BeforeEach
    void listen() {
        log.setLevel(Level.ALL);
        log.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(listener);
        log.setLevel(null);
    }

    @Test
    void half_a_body_is_no_failure_of_ours() throws IOException, InterruptedException {
        String request =
                """
                POST /api/v1/sessions/with-prompt HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: 100

                {"prompt":\
                """
                        .formatted(Tokens.user(Calls.somebody().user()).token())
                        .replace("\n", "\r\n");

        LogRecord line = null;
        for (int caller = 1; line == null && caller <= CALLERS; caller++) {
            send(request, caller * STAY_MILLIS);
            line = lines.poll(5, TimeUnit.SECONDS);
        }

        LogRecord told = line;
        assertTrue(
                told != null && told.getLevel().intValue() < Level.INFO.intValue(),
                () -> told == null ? "nothing was told" : told.getLevel() + told.getMessage());
    }

    /// Sends what there is and goes. A caller that goes before its token has been looked at is told
    /// of by nobody, so each stays longer than the one before.
    private static void send(String request, long stayMillis)
            throws IOException, InterruptedException {
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            caller.getOutputStream().write(request.getBytes(UTF_8));
            caller.getOutputStream().flush();
            TimeUnit.MILLISECONDS.sleep(stayMillis);
        }
    }
}
