package io.millrace.sql.engine.resolve.name;

import java.util.Collection;
import java.util.List;

/// Lists of names in answers and messages. They are as long as a reader can use: a column of two
/// thousand tables is not told of with all of them, column by column.
final class Listing {
    private static final int MOST = 10;

    private Listing() {}

    /// The first names.
    static List<String> first(Collection<String> names) {
        return names.stream().limit(MOST).toList();
    }

    /// The first names as text, and how many more there are.
    static String of(Collection<String> names) {
        String listed = String.join(", ", first(names));
        return names.size() <= MOST ? listed : listed + " and " + (names.size() - MOST) + " more";
    }
}
