package io.millrace.localstack.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.localstack.Place;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisServerTest {
    private Place place;
    private RedisServer server;

    @BeforeEach
    void start() throws IOException {
        place = Place.create();
        server = place.redis();
        server.start();
    }

    @AfterEach
    void removePlace() throws IOException {
        place.close();
    }

    @Test
    void keepsItsDataOverARestart() throws IOException {
        call("SET", "key", "kept");

        server.restart();

        assertEquals("kept", call("GET", "key"));
    }

    @Test
    void keepsWhatItAnsweredOverAKill() throws IOException {
        call("SET", "key", "kept");

        server.kill();
        server.start();

        assertEquals("kept", call("GET", "key"));
    }

    @Test
    void losesEverythingWhenRestartedEmpty() throws IOException {
        call("SET", "key", "lost");

        server.restartEmpty();

        assertEquals(0L, call("EXISTS", "key"));
    }

    @Test
    void throwsNothingAwayToMakeRoom() throws IOException {
        assertEquals(
                List.of("maxmemory-policy", "noeviction"),
                call("CONFIG", "GET", "maxmemory-policy"));
    }

    @Test
    void keepsBytesAsTheyAre() throws IOException {
        byte[] bytes = {0, '\r', '\n', -1, 127};
        try (RedisConnection connection = server.connect()) {
            connection.call("SET", "key", bytes);

            assertArrayEquals(bytes, (byte[]) connection.callForBytes("GET", "key"));
        }
    }

    @Test
    void tellsTheErrorOfACommand() throws IOException {
        try (RedisConnection connection = server.connect()) {
            assertThrows(RedisConnection.ErrorReply.class, () -> connection.call("NOSUCH"));
            assertEquals("PONG", connection.call("PING"), "the connection goes on");
        }
    }

    private Object call(Object... words) throws IOException {
        try (RedisConnection connection = server.connect()) {
            return connection.call(words);
        }
    }
}
