package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.ast.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
        return RelationList.isClosed(relations);
    }

    /// At least as many columns as `*` stands for.
    public long width() {
        return merged.size() + RelationList.width(relations);
    }

    /// The columns that this group and another are known to have both, in the order of this one.
    /// Takes as long as the other is wide.
    public List<String> commonNames(FromGroup other) {
        Map<String, Integer> merges = new HashMap<>();
        for (Merged column : merged) {
            merges.putIfAbsent(column.name(), merges.size());
        }
        Set<String> names = new LinkedHashSet<>();
        other.merged.forEach(column -> names.add(column.name()));
        other.relations.forEach(relation -> names.addAll(relation.columns().names()));
        Map<String, Integer> places = new HashMap<>();
        for (String name : names) {
            Integer place = merges.get(name);
            int owner = place == null ? RelationList.owner(relations, name) : -1;
            if (place != null || owner >= 0) {
                places.put(name, place == null ? merges.size() + owner : place);
            }
        }
        List<String> common = new ArrayList<>(places.keySet());
        common.sort(
                Comparator.<String>comparingInt(places::get)
                        .thenComparingInt(name ->
                                within(places.getOrDefault(name, 0) - merges.size(), name)));
        return common;
    }

    /// The first relation that is known to have a column of the name, and only one; or null.
    public @Nullable Relation owner(String column) {
        int first = RelationList.owner(relations, column);
        for (int at = Math.max(first, 0); first >= 0 && at < relations.size(); at++) {
            if (relations.get(at).columns().find(column) instanceof Columns.Match.One) {
                return relations.get(at);
            }
        }
        return null;
    }

    /// The last two relations whose columns are not all known, the later one first; fewer if there
    /// are fewer.
    public List<Relation> lastOpen() {
        return RelationList.lastOpen(relations);
    }

    /// Where a column stands in its relation.
    private int within(int owner, String name) {
        return owner < 0 ? 0 : relations.get(owner).columns().names().indexOf(name);
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
