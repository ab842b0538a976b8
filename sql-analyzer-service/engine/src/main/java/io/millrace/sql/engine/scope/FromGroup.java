package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.ast.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one item of FROM brings into scope: its relations, and the columns its joins have merged.
/// Never changed; a longer group shares the list of the one it was made from, so that a chain of
/// joins takes no more than its length.
public final class FromGroup {
    private static final FromGroup NONE = new FromGroup(List.of(), List.of());

    private final List<Relation> relations;
    private final List<Merged> merged;

    /// A column of `*`, with the relations it belongs to: several for a merged one.
    public record StarColumn(Output output, List<Relation> relations) {}

    /// @param relations a list that nobody changes
    /// @param merged a list that nobody changes
    private FromGroup(List<Relation> relations, List<Merged> merged) {
        this.relations = relations;
        this.merged = merged;
    }

    /// Nothing.
    public static FromGroup none() {
        return NONE;
    }

    public static FromGroup of(Relation relation) {
        return new FromGroup(List.of(relation), List.of());
    }

    public static FromGroup of(List<Relation> relations) {
        return new FromGroup(List.copyOf(relations), List.of());
    }

    public List<Relation> relations() {
        return relations;
    }

    public List<Merged> merged() {
        return merged;
    }

    /// Both groups side by side. Takes as long as the other is, if this one was not prolonged
    /// before.
    public FromGroup and(FromGroup other) {
        return relations.isEmpty() && merged.isEmpty()
                ? other
                : new FromGroup(
                        RelationList.of(relations).and(other.relations), mergedOfBoth(other));
    }

    /// The same for a moment: this group can be prolonged later as if it had not been asked for.
    public FromGroup beside(FromGroup other) {
        return relations.isEmpty() && merged.isEmpty()
                ? other
                : new FromGroup(
                        RelationList.beside(relations, other.relations), mergedOfBoth(other));
    }

    private List<Merged> mergedOfBoth(FromGroup other) {
        if (merged.isEmpty() || other.merged.isEmpty()) {
            return merged.isEmpty() ? other.merged : merged;
        }
        List<Merged> both = new ArrayList<>(merged);
        both.addAll(other.merged);
        return List.copyOf(both);
    }

    /// The same group with further merged columns, which take the place of those of their names.
    public FromGroup merging(List<Merged> more) {
        if (more.isEmpty()) {
            return this;
        }
        Set<String> gone = new HashSet<>();
        more.forEach(column -> gone.add(column.name()));
        List<Merged> all = new ArrayList<>(more);
        merged.stream().filter(old -> !gone.contains(old.name())).forEach(all::add);
        return new FromGroup(relations, List.copyOf(all));
    }

    /// The first relation that a column's qualifier means by the letter, or null.
    public @Nullable Relation called(List<Identifier> qualifier) {
        return RelationList.called(relations, qualifier);
    }

    public boolean has(Relation relation) {
        return RelationList.has(relations, relation);
    }

    /// Whether every column of every relation is known.
    public boolean isClosed() {
        for (Relation relation : relations) {
            if (!relation.columns().isClosed()) {
                return false;
            }
        }
        return true;
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
