package io.millrace.teststack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.process.ProcessIdentity;
import io.millrace.localstack.redis.RedisConnection;
import io.millrace.localstack.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestStackTest {
    @Test
    void eachFreshDatabaseIsEmpty() throws Exception {
        Database first = TestStack.freshDatabase("fresh");
        try (Connection connection = first.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE here (id int)");
        }

        Database second = TestStack.freshDatabase("fresh");

        assertNotEquals(first.name(), second.name());
        try (Connection connection = second.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('here')")) {
            row.next();
            assertEquals(null, row.getString(1));
        }
    }

    @Test
    void eachFreshRedisDatabaseIsEmpty() throws Exception {
        try (RedisConnection first = RedisConnection.open(TestStack.freshRedisUrl());
                RedisConnection second = RedisConnection.open(TestStack.freshRedisUrl())) {
            first.call("SET", "key", "here");

            assertEquals(0L, second.call("EXISTS", "key"));
        }
    }

    @Test
    void aServerOfOnesOwnIsNotTheSharedOne() {
        PostgresServer own = TestStack.newPostgres(Durability.CRASH);
        RedisServer ownRedis = TestStack.newRedis();
        try {
            own.kill();
            ownRedis.kill();

            assertTrue(TestStack.postgres().running());
            assertTrue(TestStack.redis().running());
        } finally {
            own.stop();
            ownRedis.stop();
        }
    }

    @Test
    void aSecondCopyOfTheClassesFindsTheSameServersAndKeys() throws Exception {
        PostgresServer postgres = TestStack.postgres();
        String keys = SigningKeys.keySet(Issuer.keycloak()).toString();
        try (SecondCopy copy = new SecondCopy()) {
            assertNotEquals(TestStack.class, copy.load(TestStack.class));
            assertEquals(postgres.toString(), copy.call(TestStack.class, "postgres").toString());
            Object issuer = copy.call(Issuer.class, "keycloak");
            assertEquals(keys, copy.call(SigningKeys.class, "keySet", issuer).toString());
        }
    }

    @Test
    void nothingSurvivesTheDeathOfTheVirtualMachine() {
        try (JavaProcess other = JavaProcess.start(UsesServers.class, Map.of())) {
            String[] pids = other.awaitLine("servers").split(" ", -1);
            ProcessIdentity postgres = ProcessIdentity.of(Long.parseLong(pids[1])).orElseThrow();
            ProcessIdentity redis = ProcessIdentity.of(Long.parseLong(pids[2])).orElseThrow();

            other.kill();

            Await.until("PostgreSQL ends", () -> !postgres.alive());
            Await.until("Redis ends", () -> !redis.alive());
        }
    }

    @Test
    void whatAKilledVirtualMachineLeftIsRemovedByTheNext() {
        Path left;
        try (JavaProcess other = JavaProcess.start(UsesServers.class, Map.of())) {
            left = Path.of(other.awaitLine("servers").split(" ", -1)[3]);
            other.kill();
        }
        assertTrue(Files.exists(left));

        try (JavaProcess next = JavaProcess.start(UsesServers.class, Map.of())) {
            next.awaitLine("servers");

            assertFalse(Files.exists(left));
        }
    }

    @Test
    void aVirtualMachineThatEndsByItselfRemovesItsServers() {
        try (JavaProcess other = JavaProcess.start(UsesServers.class, Map.of(), "end")) {
            String[] words = other.awaitLine("servers").split(" ", -1);

            other.awaitEnd();

            assertFalse(Files.exists(Path.of(words[3])));
            assertTrue(ProcessIdentity.of(Long.parseLong(words[1])).isEmpty());
        }
    }

    /// Uses both servers, says which they are, and waits to be killed.
    static final class UsesServers {
        public static void main(String[] arguments) throws InterruptedException {
            long postgres = TestStack.postgres().process().running().orElseThrow().pid();
            long redis = TestStack.redis().process().running().orElseThrow().pid();
            System.out.println(
                    "servers " + postgres + " " + redis + " " + TestStack.folder().path());
            if (arguments.length == 0) {
                Thread.sleep(60_000);
            }
        }
    }
}
