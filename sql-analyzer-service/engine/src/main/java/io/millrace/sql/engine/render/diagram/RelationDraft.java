package io.millrace.sql.engine.render.diagram;

import io.millrace.sql.engine.render.diagram.LineageGraph.Port;
import io.millrace.sql.engine.render.diagram.LineageGraph.Relation;
import io.millrace.sql.engine.render.diagram.LineageGraph.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A relation while its columns are gathered.
final class RelationDraft {
    private record Key(String column, int distinction) {}

    private final int index;
    private final String name;
    private final Role role;
    private final Map<Key, Integer> places = new HashMap<>();
    private final List<String> columns = new ArrayList<>();
    private final Set<Key> hidden = new HashSet<>();
    private boolean read;

    RelationDraft(int index, String name, Role role) {
        this.index = index;
        this.name = name;
        this.role = role;
    }

    void read() {
        read = true;
    }

    boolean isRead() {
        return read;
    }

    int size() {
        return columns.size();
    }

    Port whole() {
        return new Port(index, Port.WHOLE);
    }

    /// @param room whether a new column is shown
    Optional<Port> port(String column, int distinction, boolean room) {
        Key key = new Key(column, distinction);
        Integer known = places.get(key);
        if (known != null) {
            return Optional.of(new Port(index, known));
        }
        if (!room) {
            hidden.add(key);
            return Optional.empty();
        }
        places.put(key, columns.size());
        columns.add(column);
        return Optional.of(new Port(index, columns.size() - 1));
    }

    Relation relation() {
        return new Relation(name, role, List.copyOf(columns), hidden.size());
    }
}
