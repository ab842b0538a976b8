package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.scope.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Lists of names in answers and messages. They are as long as a reader can use: a column of two
/// thousand tables is not told of with all of them, column by column.
final class Listing {
    private static final int MOST = 10;

    private Listing() {}

    /// The first names.
    static List<String> first(Collection<String> names) {
        return names.size() <= MOST ? List.copyOf(names) : names.stream().limit(MOST).toList();
    }

    /// What the first relations are called, each name once.
    static List<String> firstDisplays(Collection<Relation> relations) {
        List<String> displays = new ArrayList<>(Math.min(MOST, relations.size()));
        for (Relation relation : relations) {
            if (displays.size() == MOST) {
                break;
            }
            if (!displays.contains(relation.display())) {
                displays.add(relation.display());
            }
        }
        return List.copyOf(displays);
    }

    /// The first names as text, and how many more there are.
    static String of(Collection<String> names) {
        String listed = String.join(", ", first(names));
        return names.size() <= MOST ? listed : listed + " and " + (names.size() - MOST) + " more";
    }
}
