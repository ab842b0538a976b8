package io.millrace.sql.engine.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one item of FROM brings into scope: its relations, and the columns its joins have merged.
public record FromGroup(List<Relation> relations, List<Merged> merged) {

    /// A column of `*`, with the relations it belongs to: several for a merged one.
    public record StarColumn(Output output, List<Relation> relations) {}

    public FromGroup {
        relations = List.copyOf(relations);
        merged = List.copyOf(merged);
    }

    public static FromGroup of(Relation relation) {
        return new FromGroup(List.of(relation), List.of());
    }

    /// Both groups side by side.
    public FromGroup and(FromGroup other) {
        if (relations.isEmpty() && merged.isEmpty()) {
            return other;
        }
        List<Relation> both = new ArrayList<>(relations);
        both.addAll(other.relations);
        List<Merged> all = new ArrayList<>(merged);
        all.addAll(other.merged);
        return new FromGroup(both, all);
    }

    /// At least as many columns as `*` stands for.
    public long width() {
        long width = merged.size();
        for (Relation relation : relations) {
            width += relation.columns().outputs().size();
        }
        return width;
    }

    /// The columns of `*`: merged columns first, then those of each relation that were not merged.
    public List<StarColumn> star() {
        List<StarColumn> columns = new ArrayList<>();
        Map<Relation, Set<String>> replaced = new HashMap<>();
        for (Merged column : merged) {
            columns.add(
                    new StarColumn(
                            new Output.Named(column.name(), column.node()), column.owners()));
            for (Relation owner : column.owners()) {
                replaced.computeIfAbsent(owner, any -> new HashSet<>()).add(column.name());
            }
        }
        for (Relation relation : relations) {
            Set<String> gone = replaced.getOrDefault(relation, Set.of());
            for (Output output : relation.columns().outputs()) {
                boolean hidden =
                        output instanceof Output.Named named
                                && named.name() != null
                                && gone.contains(named.name());
                if (!hidden) {
                    columns.add(new StarColumn(output, List.of(relation)));
                }
            }
        }
        return columns;
    }
}
