package io.millrace.localstack.redis;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.UnpackOnce;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The unpacked Redis server of this machine's kind.
///
/// @param executable the program, linked statically
public record RedisProgram(Path executable) {
    private static final String VERSION = "7.0.15";

    /// Unpacks the program into the cache, if that was not done before.
    public static RedisProgram unpacked(Path cache) {
        String name = "redis-server-%s-%s-%s".formatted(VERSION, system(), processor());
        Path folder =
                UnpackOnce.folder(
                        cache.resolve(name),
                        draft -> {
                            try (InputStream in =
                                    RedisProgram.class.getClassLoader().getResourceAsStream(name)) {
                                if (in == null) {
                                    throw new ComponentFailure(
                                            "redis", "there is no " + name + " on the class path");
                                }
                                write(in, draft.resolve("redis-server"));
                            }
                        });
        return new RedisProgram(folder.resolve("redis-server"));
    }

    private static void write(InputStream in, Path file) throws IOException {
        Files.copy(in, file);
        UnpackOnce.makeExecutable(file);
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "arm64" : "amd64";
    }
}
