package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.ast.Identifier;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Relations in the order of the text: the first so many of a list that only grows. What a list is
/// made longer from shares its relations, and the index of their names, with the longer one.
final class RelationList extends AbstractList<Relation> implements RandomAccess {
    /// Fewer relations are looked through faster than they are indexed.
    private static final int FEW = 16;

    /// What lists of different lengths share.
    private static final class Grown {
        private final List<Relation> relations;
        private final Map<String, List<Integer>> places = new HashMap<>();
        private int indexed;

        private final Map<String, Integer> owners = new HashMap<>();
        private final List<Long> widths = new ArrayList<>();
        private final List<Integer> open = new ArrayList<>();

        Grown(List<Relation> relations) {
            this.relations = new ArrayList<>(relations);
        }

        /// Where the relations of a label stand, in their order.
        List<Integer> places(String label) {
            while (indexed < relations.size()) {
                String next = relations.get(indexed).label();
                if (next != null) {
                    places.computeIfAbsent(next, any -> new ArrayList<>(1)).add(indexed);
                }
                indexed++;
            }
            return places.getOrDefault(label, List.of());
        }

        /// Knows the columns of all relations.
        void count() {
            for (int at = widths.size(); at < relations.size(); at++) {
                Columns columns = relations.get(at).columns();
                long before = at == 0 ? 0 : widths.get(at - 1);
                widths.add(before + columns.outputs().size());
                if (!columns.isClosed()) {
                    open.add(at);
                }
                for (String name : columns.names()) {
                    owners.putIfAbsent(name, at);
                }
            }
        }
    }

    /// Two lists read as one.
    private static final class Beside extends AbstractList<Relation> implements RandomAccess {
        private final List<Relation> first;
        private final List<Relation> second;

        Beside(List<Relation> first, List<Relation> second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public Relation get(int index) {
            int left = first.size();
            return index < left ? first.get(index) : second.get(index - left);
        }

        @Override
        public int size() {
            return first.size() + second.size();
        }
    }

    private final Grown grown;
    private final int size;

    private RelationList(Grown grown) {
        this.grown = grown;
        this.size = grown.relations.size();
    }

    /// The relations as a list that can be made longer.
    ///
    /// @param relations a list that nobody changes
    static RelationList of(List<Relation> relations) {
        return relations instanceof RelationList list
                ? list
                : new RelationList(new Grown(relations));
    }

    /// These relations, then the others. The first list made from this one shares its relations;
    /// each further one copies them.
    RelationList and(List<Relation> others) {
        Grown longer = grown.relations.size() == size ? grown : new Grown(this);
        longer.relations.addAll(others);
        return new RelationList(longer);
    }

    /// Both lists as one, without a copy of either.
    ///
    /// @param first a list that nobody changes
    /// @param second a list that nobody changes
    static List<Relation> beside(List<Relation> first, List<Relation> second) {
        return new Beside(first, second);
    }

    static boolean has(List<Relation> relations, Relation relation) {
        String label = relation.label();
        if (relations instanceof RelationList list && list.size > FEW && label != null) {
            return list.places(label).anyMatch(at -> list.get(at) == relation);
        }
        if (relations instanceof Beside both) {
            return has(both.first, relation) || has(both.second, relation);
        }
        return relations.contains(relation);
    }

    /// The first of the relations that a qualifier means by the letter, or null.
    static @Nullable Relation called(List<Relation> relations, List<Identifier> qualifier) {
        if (relations instanceof RelationList list && list.size > FEW) {
            // Whatever it means by the letter has its last part for a label.
            return list.places(qualifier.getLast().text())
                    .map(list::get)
                    .filter(relation -> relation.answersTo(qualifier))
                    .findFirst()
                    .orElse(null);
        }
        if (relations instanceof Beside both) {
            Relation found = called(both.first, qualifier);
            return found == null ? called(both.second, qualifier) : found;
        }
        for (Relation relation : relations) {
            if (relation.answersTo(qualifier)) {
                return relation;
            }
        }
        return null;
    }

    /// How many columns the relations have together.
    static long width(List<Relation> relations) {
        if (relations instanceof RelationList list && list.size > FEW) {
            list.grown.count();
            return list.grown.widths.get(list.size - 1);
        }
        long width = 0;
        for (Relation relation : relations) {
            width += relation.columns().outputs().size();
        }
        return width;
    }

    /// Whether every column of every relation is known.
    static boolean isClosed(List<Relation> relations) {
        if (relations instanceof RelationList list && list.size > FEW) {
            list.grown.count();
            return list.grown.open.isEmpty() || list.grown.open.getFirst() >= list.size;
        }
        for (Relation relation : relations) {
            if (!relation.columns().isClosed()) {
                return false;
            }
        }
        return true;
    }

    /// The last two relations whose columns are not all known, the later one first; fewer if there
    /// are fewer.
    static List<Relation> lastOpen(List<Relation> relations) {
        List<Relation> found = new ArrayList<>(2);
        if (relations instanceof RelationList list && list.size > FEW) {
            list.grown.count();
            List<Integer> open = list.grown.open;
            int before = Collections.binarySearch(open, list.size);
            for (int i = (before < 0 ? -before - 1 : before) - 1; i >= 0 && found.size() < 2; i--) {
                found.add(list.get(open.get(i)));
            }
            return found;
        }
        for (int at = relations.size() - 1; at >= 0 && found.size() < 2; at--) {
            if (!relations.get(at).columns().isClosed()) {
                found.add(relations.get(at));
            }
        }
        return found;
    }

    /// The place of the first relation that has a column of the name; -1 if none is known to.
    static int owner(List<Relation> relations, String column) {
        if (relations instanceof RelationList list && list.size > FEW) {
            list.grown.count();
            int at = list.grown.owners.getOrDefault(column, Integer.MAX_VALUE);
            return at < list.size ? at : -1;
        }
        for (int at = 0; at < relations.size(); at++) {
            if (relations.get(at).columns().names().contains(column)) {
                return at;
            }
        }
        return -1;
    }

    /// Where the relations of a label stand in this list, in their order.
    private Stream<Integer> places(String label) {
        return grown.places(label).stream().takeWhile(place -> place < size);
    }

    @Override
    public Relation get(int index) {
        return grown.relations.get(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
