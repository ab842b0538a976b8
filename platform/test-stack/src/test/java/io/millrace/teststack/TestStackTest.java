package io.millrace.teststack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.process.ProcessIdentity;
import io.millrace.localstack.process.Trees;
import io.millrace.localstack.redis.RedisConnection;
import io.millrace.localstack.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestStackTest {
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("millrace-others");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeFolder() throws IOException {
        Trees.delete(folder);
    }

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
        try (JavaProcess other = JavaProcess.start(UsesServers.class, ownFolder())) {
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
        try (JavaProcess other = JavaProcess.start(UsesServers.class, ownFolder())) {
            left = Path.of(other.awaitLine("servers").split(" ", -1)[3]);
            other.kill();
        }
        assertTrue(Files.exists(left));

        try (JavaProcess next = JavaProcess.start(UsesServers.class, ownFolder())) {
            next.awaitLine("servers");

            assertFalse(Files.exists(left));
        }
    }

    @Test
    void aVirtualMachineThatEndsByItselfRemovesItsServers() {
        try (JavaProcess other = JavaProcess.start(UsesServers.class, ownFolder(), "end")) {
            String[] words = other.awaitLine("servers").split(" ", -1);

            other.awaitEnd();

            assertFalse(Files.exists(Path.of(words[3])));
            assertTrue(ProcessIdentity.of(Long.parseLong(words[1])).isEmpty());
        }
    }

    /// Sets of servers in another folder than ours, so that no other build cleans them up.
    private Map<String, String> ownFolder() {
        return Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder);
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
