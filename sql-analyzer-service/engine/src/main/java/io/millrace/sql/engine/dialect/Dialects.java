package io.millrace.sql.engine.dialect;

import java.util.List;
import java.util.Optional;

/// The dialects there are, by their wire names.
public final class Dialects {
    private static final List<Dialect> ALL = List.of(Postgres.DIALECT);

    private Dialects() {}

    public static Dialect postgres() {
        return Postgres.DIALECT;
    }

    /// The dialect of that name; empty if there is none, never a guess.
    public static Optional<Dialect> named(String name) {
        return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Dialect::name).toList();
    }
}
