package io.millrace.sql.engine.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A catalog from a list: tables (`orders`, `sales.orders`, `shop.sales.orders`) with their
/// columns.
///
/// Names are compared without regard to case, because such lists are written by hand. A reference
/// finds a table if the parts that both have are the same; a table with exactly the reference's
/// parts goes before others.
public final class ListedCatalog implements Catalog {
    private final Map<String, List<Lookup.Found>> byTable = new HashMap<>();

    /// @param tables dotted table name → column names; a part with a dot in it stands in double
    ///   quotes
    public ListedCatalog(Map<String, List<String>> tables) {
        tables.forEach((name, columns) -> {
            QualifiedName qualified = QualifiedName.of(parts(name));
            byTable.computeIfAbsent(key(qualified.table()), table -> new ArrayList<>())
                    .add(new Lookup.Found(qualified, List.copyOf(columns)));
        });
    }

    @Override
    public boolean isEmpty() {
        return byTable.isEmpty();
    }

    @Override
    public Map<QualifiedName, Lookup> lookup(Set<QualifiedName> names) {
        Map<QualifiedName, Lookup> answers = new HashMap<>();
        names.forEach(name -> answers.put(name, lookup(name)));
        return answers;
    }

    private Lookup lookup(QualifiedName name) {
        List<Lookup.Found> fitting = new ArrayList<>();
        for (Lookup.Found table : byTable.getOrDefault(key(name.table()), List.of())) {
            if (isExact(table.name(), name)) {
                return table;
            }
            if (fits(table.name().schema(), name.schema())
                    && fits(table.name().database(), name.database())) {
                fitting.add(table);
            }
        }
        if (fitting.isEmpty()) {
            return new Lookup.Unknown();
        }
        return fitting.size() == 1
                ? fitting.getFirst()
                : new Lookup.Several(fitting.stream().map(Lookup.Found::name).toList());
    }

    private boolean isExact(QualifiedName table, QualifiedName wanted) {
        return same(table.schema(), wanted.schema()) && fits(table.database(), wanted.database());
    }

    private static boolean fits(@Nullable String known, @Nullable String wanted) {
        return known == null || wanted == null || known.equalsIgnoreCase(wanted);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equalsIgnoreCase(other);
    }

    private static String key(String table) {
        return table.toLowerCase(Locale.ROOT);
    }

    /// Splits at the dots outside of double quotes.
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
