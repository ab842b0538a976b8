package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.result.InfluenceKind;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Gathers the columns that decide which rows a statement yields, if they were asked for. Those of
/// a common table expression count only where it is referred to.
public final class Influences {
    public record Noted(InfluenceKind kind, ColumnNode node, Span span) {}

    /// The influences on one query or common table expression, and the groups it reads.
    public static final class Group {
        private final List<Noted> noted = new ArrayList<>();
        private final List<Group> read = new ArrayList<>();
    }

    private final boolean wanted;
    private final Group root = new Group();
    private final Deque<Group> open = new ArrayDeque<>();

    Influences(boolean wanted) {
        this.wanted = wanted;
        open.push(root);
    }

    public void note(InfluenceKind kind, ColumnNode node, Span span) {
        if (wanted) {
            open.element().noted.add(new Noted(kind, node, span));
        }
    }

    /// What is noted until [#leave] belongs to the group.
    public void enter(Group group) {
        open.push(group);
    }

    public void leave() {
        open.pop();
    }

    /// Notes that a common table expression is read here.
    public void read(Group group) {
        if (wanted) {
            open.element().read.add(group);
        }
    }

    /// Those on the statement, its own before those of what it reads.
    public List<Noted> all() {
        List<Noted> all = new ArrayList<>();
        Set<Group> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Group> next = new ArrayDeque<>();
        next.add(root);
        while (!next.isEmpty()) {
            Group group = next.poll();
            if (seen.add(group)) {
                all.addAll(group.noted);
                next.addAll(group.read);
            }
        }
        return all;
    }
}
