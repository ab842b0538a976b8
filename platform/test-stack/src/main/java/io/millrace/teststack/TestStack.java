package io.millrace.teststack;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresProgram;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.process.Folders;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.redis.RedisProgram;
import io.millrace.localstack.redis.RedisServer;
import java.nio.file.Path;

/// The servers of this virtual machine's tests. They start on first use, on free ports, and end
/// with the virtual machine, also when it is killed (at the latest, the next one's first use stops
/// them).
///
/// The shared servers are for tests that mind their own business: each takes a fresh database. A
/// test that kills, stops or wipes a server takes one of its own with [#newPostgres] or
/// [#newRedis].
public final class TestStack {
    /// Held while the folder of this virtual machine is changed. An object of the JDK, because the
    /// class variables of this class exist once per class loader.
    static final Object LOCK = System.getProperties();

    private static final String SHARED_POSTGRES = "postgres";
    private static final String SHARED_REDIS = "redis";

    /// Redis databases are numbered; this many can be handed out.
    private static final int REDIS_DATABASES = 1_000;

    private TestStack() {}

    /// The shared PostgreSQL, running.
    public static PostgresServer postgres() {
        synchronized (LOCK) {
            return runningPostgres(SHARED_POSTGRES, Durability.CRASH);
        }
    }

    /// The shared Redis, running.
    public static RedisServer redis() {
        synchronized (LOCK) {
            return runningRedis(SHARED_REDIS);
        }
    }

    /// A PostgreSQL for one test, running. Stop it when done to save memory; it ends with the
    /// virtual machine anyway.
    ///
    /// @param durability with [Durability#CRASH] commits survive killing the server, and it is
    ///   quick
    public static PostgresServer newPostgres(Durability durability) {
        synchronized (LOCK) {
            int number = StackFolder.current().next(SHARED_POSTGRES);
            return runningPostgres(SHARED_POSTGRES + "-" + number, durability);
        }
    }

    /// A Redis for one test, running. Stop it when done to save memory; it ends with the virtual
    /// machine anyway.
    public static RedisServer newRedis() {
        synchronized (LOCK) {
            int number = StackFolder.current().next(SHARED_REDIS);
            return runningRedis(SHARED_REDIS + "-" + number);
        }
    }

    /// A new, empty database on the shared PostgreSQL.
    ///
    /// @param purpose beginning of its name: lower-case letters, digits, underscores
    public static Database freshDatabase(String purpose) {
        synchronized (LOCK) {
            int number = StackFolder.current().next("database");
            return postgres().createIfAbsent(purpose + "_" + number);
        }
    }

    /// A new, empty numbered database on the shared Redis, as `redis://127.0.0.1:<port>/<number>`.
    public static String freshRedisUrl() {
        synchronized (LOCK) {
            int number = StackFolder.current().next("redis-database");
            if (number >= REDIS_DATABASES) {
                throw new IllegalStateException("more than " + REDIS_DATABASES + " databases");
            }
            return redis().url() + "/" + number;
        }
    }

    /// The process of that name, recorded in this virtual machine's folder, with a log beside it.
    static StackFolder folder() {
        synchronized (LOCK) {
            return StackFolder.current();
        }
    }

    private static PostgresServer runningPostgres(String name, Durability durability) {
        StackFolder folder = StackFolder.current();
        Path cache = Folders.cache(System.getenv());
        PostgresServer server =
                new PostgresServer(
                        PostgresProgram.unpacked(cache),
                        folder.records().process(name),
                        new PostgresServer.PostgresSettings(
                                folder.path().resolve(name),
                                folder.port(name),
                                folder.path().resolve(name + ".log"),
                                durability,
                                Lifetime.WITH_STARTER));
        if (!server.running()) {
            server.start();
        }
        return server;
    }

    private static RedisServer runningRedis(String name) {
        StackFolder folder = StackFolder.current();
        RedisServer server =
                new RedisServer(
                        RedisProgram.unpacked(Folders.cache(System.getenv())),
                        folder.records().process(name),
                        new RedisServer.RedisSettings(
                                folder.path().resolve(name),
                                folder.port(name),
                                folder.path().resolve(name + ".log"),
                                REDIS_DATABASES,
                                Lifetime.WITH_STARTER));
        if (!server.running()) {
            server.start();
        }
        return server;
    }
}
