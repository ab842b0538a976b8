package io.millrace.trust;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The realm roles, a ladder: who has one has all below it.
public final class Roles {
    public static final String GUEST = "guest";
    public static final String USER = "user";
    public static final String POWER_USER = "power_user";
    public static final String MANAGER = "manager";
    public static final String ADMIN = "admin";

    private static final List<String> LADDER = List.of(GUEST, USER, POWER_USER, MANAGER, ADMIN);

    private Roles() {}

    /// All roles of the ladder that somebody with these roles has; other roles are left out.
    public static Set<String> withThoseBelow(Set<String> held) {
        int highest = held.stream().mapToInt(LADDER::indexOf).max().orElse(-1);
        return IntStream.rangeClosed(0, highest)
                .mapToObj(LADDER::get)
                .collect(Collectors.toUnmodifiableSet());
    }
}
