package io.millrace.localstack.postgres;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.Trees;
import io.millrace.localstack.process.UnpackOnce;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/// The unpacked PostgreSQL programs of this machine's kind.
///
/// @param folder holds `bin`, `lib` and `share`
/// @param cache where it and the template of an empty data folder are kept
public record PostgresProgram(Path folder, Path cache) {
    /// The one user of our servers, a superuser; its password is the same.
    public static final String USER = "millrace";

    /// Proving that one knows the password costs a client as many hashes.
    private static final List<String> QUICK = List.of("--no-sync", "--set", "scram_iterations=1");

    private static final long INITDB_PATIENCE_SECONDS = 60;

    /// Unpacks the programs into the cache, if that was not done before.
    public static PostgresProgram unpacked(Path cache) {
        String archive = "postgres-%s-%s.txz".formatted(system(), processor());
        URL packed = PostgresProgram.class.getClassLoader().getResource(archive);
        if (packed == null) {
            throw new ComponentFailure(
                    "postgres",
                    "there is no %s on the class path; this machine's kind is not packaged"
                            .formatted(archive));
        }
        String name = archive.replace(".txz", "") + "-" + checksum(packed);
        Path folder =
                UnpackOnce.folder(
                        cache.resolve(name),
                        draft -> {
                            try (InputStream in = packed.openStream()) {
                                UnpackOnce.untar(new XZInputStream(in), draft, 0);
                            }
                        });
        return new PostgresProgram(folder, cache);
    }

    /// The executable of that name.
    String executable(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /// Fills `data` with an empty cluster. The cluster appears there complete or not at all.
    ///
    /// @param quick copy a cached template instead of running `initdb`; the clusters then share
    ///   their system identifier, which is harmless as long as nothing is archived or replicated,
    ///   and what they know of the password would be no obstacle to who steals it
    void makeCluster(Path data, RunAs user, boolean quick) {
        Path draft = data.resolveSibling(data.getFileName() + ".draft");
        try {
            Trees.delete(draft);
            Files.createDirectories(data.getParent());
            if (quick) {
                Path template =
                        UnpackOnce.folder(
                                cache.resolve(folder.getFileName() + "-quick-template"),
                                unfinished -> {
                                    Path made = unfinished.resolve("data");
                                    initdb(made, user, QUICK);
                                });
                Trees.copy(template.resolve("data"), draft);
                user.own(draft);
            } else {
                initdb(draft, user, List.of());
            }
            Files.move(draft, data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the cluster " + data, e);
        }
    }

    private void initdb(Path data, RunAs user, List<String> options) throws IOException {
        Files.createDirectories(data);
        user.own(data);
        Path password = Files.createTempFile("millrace", ".tmp");
        Path log = Files.createTempFile("millrace-initdb", ".log");
        try {
            Files.writeString(password, USER);
            user.own(password);
            List<String> command = new ArrayList<>(user.prefix());
            command.addAll(
                    List.of(
                            executable("initdb"),
                            "--pgdata=" + data,
                            "--username=" + USER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            // The same order of texts on every machine.
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            command.addAll(options);
            Process initdb =
                    new ProcessBuilder(command)
                            .directory(data.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            boolean ended = initdb.waitFor(INITDB_PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                initdb.destroyForcibly();
            }
            if (!ended || initdb.exitValue() != 0) {
                throw new ComponentFailure(
                        "postgres",
                        "initdb failed: " + Files.readString(log, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComponentFailure("postgres", "interrupted while making its data folder", e);
        } finally {
            Files.deleteIfExists(password);
            Files.deleteIfExists(log);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static String checksum(URL resource) {
        try {
            URLConnection connection = resource.openConnection();
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                try (var file = jar.getJarFile()) {
                    return Long.toHexString(file.getEntry(jar.getEntryName()).getCrc());
                }
            }
            return Long.toHexString(connection.getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
