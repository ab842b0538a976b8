package io.millrace.localstack;

import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresProgram;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.process.Folders;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.Ports;
import io.millrace.localstack.process.RunFolder;
import io.millrace.localstack.process.Trees;
import io.millrace.localstack.redis.RedisProgram;
import io.millrace.localstack.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder for one test's servers; closing it stops all of them and deletes it.
public record Place(Path folder) implements AutoCloseable {
    public static Place create() throws IOException {
        Path folder = Files.createTempDirectory("millrace-place");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Place(folder);
    }

    public RunFolder records() {
        return new RunFolder(folder.resolve("run"));
    }

    public Path cache() {
        return Folders.cache(System.getenv());
    }

    public PostgresServer postgres(int port) {
        return new PostgresServer(
                PostgresProgram.unpacked(cache()),
                records().process("postgres"),
                new PostgresServer.PostgresSettings(
                        folder.resolve("postgres"),
                        port,
                        folder.resolve("postgres.log"),
                        Durability.CRASH,
                        Lifetime.WITH_STARTER));
    }

    public PostgresServer postgres() {
        return postgres(Ports.anyFree());
    }

    public RedisServer redis() {
        return new RedisServer(
                RedisProgram.unpacked(cache()),
                records().process("redis"),
                new RedisServer.RedisSettings(
                        folder.resolve("redis"),
                        Ports.anyFree(),
                        folder.resolve("redis.log"),
                        16,
                        Lifetime.WITH_STARTER));
    }

    @Override
    public void close() throws IOException {
        records().entries().forEach(entry -> records().process(entry.name()).stop());
        Trees.delete(folder);
    }
}
