package io.millrace.localstack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where this user's files live.
public final class Folders {
    private Folders() {}

    /// The data folder of the local stack: `MILLRACE_HOME`, or else a folder of the user that the
    /// data of applications belongs in. Root's own home is closed to the user that PostgreSQL runs
    /// as, so root uses `/var/lib`.
    public static Path data(Map<String, String> environment) {
        String named = environment.get("MILLRACE_HOME");
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        if (RunAs.root()) {
            return Path.of("/var/lib/millrace");
        }
        return xdg(environment, "XDG_DATA_HOME", ".local/share").resolve("millrace");
    }

    /// What can be made again at any time, such as unpacked programs: `MILLRACE_CACHE`, or else the
    /// user's cache folder.
    public static Path cache(Map<String, String> environment) {
        String named = environment.get("MILLRACE_CACHE");
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        if (RunAs.root()) {
            return Path.of("/var/cache/millrace");
        }
        return xdg(environment, "XDG_CACHE_HOME", ".cache").resolve("millrace");
    }

    /// Refuses a folder that this user could not fill. Makes nothing.
    ///
    /// @param folder need not exist; then its nearest parent that does is looked at
    /// @param what for people, for example `the cache folder`
    /// @param variable names another
    /// @throws ComponentFailure if it cannot be written to
    public static void requireWritable(Path folder, String what, String variable) {
        Path existing = folder;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new ComponentFailure(
                    "millrace",
                    "%s %s cannot be %s; name another in %s."
                            .formatted(
                                    what,
                                    folder,
                                    Files.exists(folder) ? "written to" : "made",
                                    variable));
        }
    }

    private static Path xdg(Map<String, String> environment, String variable, String fallback) {
        String named = environment.get(variable);
        if (named != null && Path.of(named).isAbsolute()) {
            return Path.of(named);
        }
        // What the shell calls ~; the JDK asks the list of users instead.
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return Path.of(home).resolve(fallback);
    }
}
