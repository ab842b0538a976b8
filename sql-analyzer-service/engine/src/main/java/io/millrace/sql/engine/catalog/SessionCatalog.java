package io.millrace.sql.engine.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the statements of one script see: the tables that the script itself has made, changed and
/// dropped so far, in front of the catalog it came with, and where names without a schema are
/// looked up. Belongs to one script and one thread at a time.
public final class SessionCatalog {
    private sealed interface Entry {
        QualifiedName name();

        record Made(QualifiedName name, @Nullable List<String> columns, boolean temporary)
                implements Entry {}

        record Gone(QualifiedName name) implements Entry {}
    }

    private final Catalog catalog;
    private final Map<String, List<Entry>> own = new HashMap<>();
    private @Nullable String database;
    private List<String> schemas;

    /// @param database of tables named without one, or null
    /// @param schema of tables named without one, or null
    public SessionCatalog(Catalog catalog, @Nullable String database, @Nullable String schema) {
        this.catalog = catalog;
        this.database = database;
        this.schemas = schema == null ? List.of() : List.of(schema);
    }

    /// A session that begins where this one is and goes its own way.
    public SessionCatalog fork() {
        SessionCatalog fork = new SessionCatalog(catalog, database, null);
        fork.schemas = schemas;
        own.forEach((name, entries) -> fork.own.put(name, new ArrayList<>(entries)));
        return fork;
    }

    /// Whether nothing is known of any table.
    public boolean knowsNothing() {
        return catalog.isEmpty() && own.isEmpty();
    }

    /// Whether a table that is not found is a fault: only a catalog claims to know them all.
    public boolean claimsAll() {
        return !catalog.isEmpty();
    }

    /// The name with what the session adds to it; the first place where it is looked for.
    public QualifiedName complete(QualifiedName written) {
        return places(written).getFirst();
    }

    /// What each of the names means here. The catalog is asked once.
    public Map<QualifiedName, Meaning> lookup(Set<QualifiedName> names) {
        Map<QualifiedName, Meaning> meanings = new LinkedHashMap<>();
        Set<QualifiedName> asked = new LinkedHashSet<>();
        for (QualifiedName name : names) {
            Meaning made = made(name);
            if (made == null) {
                asked.addAll(places(name));
            } else {
                meanings.put(name, made);
            }
        }
        Map<QualifiedName, Catalog.Lookup> answers =
                asked.isEmpty() || catalog.isEmpty() ? Map.of() : catalog.lookup(asked);
        for (QualifiedName name : names) {
            meanings.computeIfAbsent(name, any -> answered(name, answers));
        }
        return meanings;
    }

    public void apply(SessionChange change) {
        switch (change) {
            case SessionChange.Made made ->
                    put(new Entry.Made(made.name(), made.columns(), made.temporary()));
            case SessionChange.MadeUntold made ->
                    put(new Entry.Made(made.name(), null, made.temporary()));
            case SessionChange.Dropped dropped -> put(new Entry.Gone(dropped.name()));
            case SessionChange.Used used -> {
                database = used.database() == null ? database : used.database();
                schemas = used.schemas();
            }
        }
    }

    private void put(Entry entry) {
        List<Entry> same = own.computeIfAbsent(entry.name().table(), any -> new ArrayList<>(1));
        boolean uncovers =
                entry instanceof Entry.Gone
                        && same.stream().anyMatch(old -> isTemporary(old, entry.name()));
        same.removeIf(old -> old.name().equals(entry.name()));
        if (!uncovers) {
            same.add(entry);
        }
    }

    private static boolean isTemporary(Entry entry, QualifiedName name) {
        return entry instanceof Entry.Made made && made.temporary() && made.name().equals(name);
    }

    /// Where a name is looked for, in this order; at least one.
    private List<QualifiedName> places(QualifiedName written) {
        String schema = written.schema();
        if (schema != null) {
            String inside = written.database() == null ? database : written.database();
            return List.of(new QualifiedName(inside, schema, written.table()));
        }
        if (schemas.isEmpty()) {
            return List.of(new QualifiedName(database, null, written.table()));
        }
        List<QualifiedName> places = new ArrayList<>(schemas.size());
        for (String one : schemas) {
            places.add(new QualifiedName(database, one, written.table()));
        }
        return places;
    }

    /// What the script has made of the name; null if it has nothing to do with it.
    private @Nullable Meaning made(QualifiedName written) {
        List<Entry> same = own.getOrDefault(written.table(), List.of());
        if (same.isEmpty()) {
            return null;
        }
        if (written.schema() == null) {
            // A temporary table hides every other one of its name.
            for (Entry entry : same) {
                boolean bare = entry.name().schema() == null;
                if (bare && entry instanceof Entry.Made made && made.temporary()) {
                    return meaning(made);
                }
            }
        }
        for (QualifiedName place : places(written)) {
            Entry entry = at(place, same);
            if (entry instanceof Entry.Made made) {
                return meaning(made);
            }
            if (entry instanceof Entry.Gone gone) {
                return new Meaning.Unknown(gone.name());
            }
        }
        return null;
    }

    /// The latest with the same schema, and the same database as far as both are known.
    private static @Nullable Entry at(QualifiedName place, List<Entry> same) {
        for (Entry entry : same.reversed()) {
            String known = entry.name().database();
            boolean fits =
                    known == null || place.database() == null || known.equals(place.database());
            if (fits && Objects.equals(entry.name().schema(), place.schema())) {
                return entry;
            }
        }
        return null;
    }

    private static Meaning meaning(Entry.Made made) {
        List<String> columns = made.columns();
        return columns == null
                ? new Meaning.Untold(made.name(), made.temporary())
                : new Meaning.Made(made.name(), columns, made.temporary());
    }

    private Meaning answered(QualifiedName name, Map<QualifiedName, Catalog.Lookup> answers) {
        List<QualifiedName> places = places(name);
        for (QualifiedName place : places) {
            switch (answers.getOrDefault(place, new Catalog.Lookup.Unknown())) {
                case Catalog.Lookup.Found found -> {
                    return new Meaning.Listed(found.name(), found.columns());
                }
                case Catalog.Lookup.Several several -> {
                    return new Meaning.Several(place, several.names());
                }
                case Catalog.Lookup.Unknown _ -> {
                    // perhaps at the next place
                }
            }
        }
        return new Meaning.Unknown(places.getFirst());
    }
}
