package io.millrace.agent.tokens;

import io.millrace.streams.contract.ids.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Believes for a short while what the directory said, so that a right taken away is gone within a
/// minute. What could not be found out is not kept.
@Singleton
public final class CachedDirectory implements UserDirectory {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MAX_USERS = 10_000;

    private final Map<UserId, Entry> entries = new ConcurrentHashMap<>();
    private final UserDirectory directory;
    private final InstantSource clock;
    private final Duration believed;

    /// @throws IllegalStateException when the configuration would believe for longer than a minute
    public CachedDirectory(
            @Behind UserDirectory directory, InstantSource clock, TokenSettings settings) {
        this.directory = directory;
        this.clock = clock;
        believed = settings.believed();
        if (believed.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("millrace.tokens.believed must be at most " + LONGEST);
        }
    }

    @Override
    public UserStanding standingOf(UserId user) throws InterruptedException {
        Instant now = clock.instant();
        Entry known = entries.get(user);
        if (known != null && now.isBefore(known.until())) {
            return known.standing();
        }
        UserStanding standing = directory.standingOf(user);
        switch (standing) {
            case UserStanding.Unknown _ -> entries.remove(user);
            case UserStanding.Active _, UserStanding.Disabled _, UserStanding.Absent _ -> {
                if (entries.size() >= MAX_USERS) {
                    entries.values().removeIf(entry -> !now.isBefore(entry.until()));
                }
                if (entries.size() < MAX_USERS) {
                    entries.put(user, new Entry(standing, now.plus(believed)));
                }
            }
        }
        return standing;
    }

    private record Entry(UserStanding standing, Instant until) {}
}
