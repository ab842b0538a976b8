package io.millrace.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.postgres.Database;
import io.millrace.start.BackOff.Answer;
import io.millrace.teststack.TestStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitServersTest {
    private static final BackOff IMPATIENT =
            new BackOff(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(50));
    private static final BackOff PATIENT =
            new BackOff(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(30));

    @Test
    void a_missing_database_is_created_once() {
        Database existing = TestStack.freshDatabase("start");
        DatabaseUrl there = DatabaseUrl.parse(existing.url());
        String absent = there.database() + "_absent \"quoted\"";
        var postgres =
                new Postgres(
                        new DatabaseUrl(
                                there.host(),
                                there.port(),
                                absent,
                                there.user(),
                                there.password(),
                                null));

        assertInstanceOf(Answer.Ready.class, postgres.ask());
        assertInstanceOf(Answer.Ready.class, postgres.ask());
    }

    @Test
    void a_wrong_user_is_not_waited_for() {
        DatabaseUrl there = DatabaseUrl.parse(TestStack.freshDatabase("start").url());
        var postgres =
                new Postgres(
                        new DatabaseUrl(
                                there.host(),
                                there.port(),
                                there.database(),
                                "nobody_of_that_name",
                                "wrong",
                                null));

        assertInstanceOf(Answer.Never.class, postgres.ask());
    }

    @Test
    void a_server_that_does_not_listen_is_not_there_yet() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertInstanceOf(Answer.NotYet.class, Redis.at("redis://127.0.0.1:" + free).ask());
        assertInstanceOf(
                Answer.NotYet.class,
                new Postgres(DatabaseUrl.parse("postgres://a:b@127.0.0.1:" + free + "/c")).ask());
    }

    @Test
    void redis_answers() {
        assertInstanceOf(Answer.Ready.class, Redis.at(TestStack.freshRedisUrl()).ask());
    }

    @Test
    void waiting_tells_each_reason_once_and_ends_when_it_is_there() throws InterruptedException {
        Deque<Answer> answers =
                new ArrayDeque<>(
                        List.of(
                                new Answer.NotYet("refused"),
                                new Answer.NotYet("refused"),
                                new Answer.NotYet("starting"),
                                new Answer.Ready()));
        List<String> said = new ArrayList<>();

        PATIENT.await("Redis", answers::pop, said::add);

        assertEquals(
                List.of(
                        "waiting for Redis: refused",
                        "waiting for Redis: starting",
                        "Redis is there"),
                said);
    }

    @Test
    void patience_ends() {
        var refusal =
                assertThrows(
                        NotReady.class,
                        () ->
                                IMPATIENT.await(
                                        "Redis", () -> new Answer.NotYet("refused"), text -> {}));

        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("gave up waiting for Redis"),
                refusal::toString);
    }
}
