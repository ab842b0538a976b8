package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.Leaf;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where names are looked up: the relations of one query, then those of the queries around it.
/// Immutable; a query inside of this one gets a scope of its own that leads here.
///
/// The rules for an unqualified column, per level, innermost first: a merged column of that name;
/// the one relation known to have it (the statement is taken to be valid, so a relation whose
/// columns are not known does not have it, too); a relation of that name, as a whole row; the one
/// relation whose columns are not known. Two known owners are ambiguous, two unknown ones vague.
public final class Scope {
    private static final int MOST_DIGITS = 6;

    private final @Nullable Scope parent;
    private final CteMap ctes;
    private final FromGroup from;
    private final Set<String> systemColumns;
    private final Rules rules;

    /// What differs between dialects.
    ///
    /// @param paths whether `a.b` may be the field `b` of a column `a`
    /// @param wholeRows whether a relation's name may stand for its whole row
    public record Rules(boolean paths, boolean wholeRows) {}

    private Scope(
            @Nullable Scope parent,
            CteMap ctes,
            FromGroup from,
            Set<String> systemColumns,
            Rules rules) {
        this.parent = parent;
        this.rules = rules;
        this.ctes = ctes;
        this.from = from;
        this.systemColumns = systemColumns;
    }

    /// Nothing in scope.
    ///
    /// @param systemColumns the columns that every table has
    public static Scope empty(Set<String> systemColumns, Rules rules) {
        return new Scope(null, CteMap.empty(), FromGroup.none(), systemColumns, rules);
    }

    public CteMap ctes() {
        return ctes;
    }

    public FromGroup from() {
        return from;
    }

    /// The same scope with the common table expressions of a WITH.
    public Scope withCtes(CteMap inner) {
        return new Scope(parent, inner, from, systemColumns, rules);
    }

    /// A scope inside of this one.
    public Scope inner(FromGroup group) {
        return new Scope(this, ctes, group, systemColumns, rules);
    }

    public Resolution resolve(List<Identifier> reference) {
        Identifier column = reference.getLast();
        if (reference.size() > 1) {
            Resolution found = qualified(reference.subList(0, reference.size() - 1), column.text());
            return rules.paths() && found instanceof Resolution.NoSuchRelation missing
                    ? path(reference, missing)
                    : found;
        }
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Optional<Resolution> found = scope.here(column.text());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Resolution.NoSuchColumn(
                Suggestions.closest(column.text(), columnNames()).orElse(null));
    }

    /// `t.a.b`, `a.b`: a field of a column, if a prefix means a column.
    private Resolution path(List<Identifier> reference, Resolution.NoSuchRelation missing) {
        for (int size = reference.size() - 2; size > 0; size--) {
            List<Identifier> qualifier = reference.subList(0, size);
            if (relation(qualifier).isPresent()) {
                return qualified(qualifier, reference.get(size).text());
            }
        }
        Resolution first = resolve(reference.subList(0, 1));
        return first instanceof Resolution.NoSuchColumn ? missing : first;
    }

    /// Whether a relation of this level certainly has a column of that name.
    public boolean certainlyHas(String name) {
        for (Merged merged : from.merged()) {
            if (merged.name().equals(name)) {
                return true;
            }
        }
        for (Relation relation : from.relations()) {
            if (relation.columns().find(name) instanceof Columns.Match.One) {
                return true;
            }
        }
        return false;
    }

    /// What an unqualified name means among the relations of this level alone.
    public Optional<Resolution> here(String name) {
        for (Merged merged : from.merged()) {
            if (merged.name().equals(name)) {
                merged.owners().forEach(owner -> owner.use(name));
                return Optional.of(new Resolution.Found(merged.node()));
            }
        }
        Owners owners = new Owners();
        Relation named = null;
        for (Relation relation : from.relations()) {
            owners.ask(relation, name);
            if (named == null && rules.wholeRows() && name.equals(relation.label())) {
                named = relation;
            }
        }
        if (!owners.isCertain() && named != null) {
            return Optional.of(new Resolution.WholeRow(named));
        }
        Optional<Resolution> found = owners.verdict(name);
        return found.isPresent() || !systemColumns.contains(name) ? found : systemColumn(name);
    }

    /// The relation a qualifier means, innermost first.
    public Optional<Relation> relation(List<Identifier> qualifier) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Relation called = scope.from.called(qualifier);
            if (called != null) {
                return Optional.of(called);
            }
            for (Relation relation : scope.from.relations()) {
                if (relation.answersLooselyTo(qualifier)) {
                    return Optional.of(relation);
                }
            }
        }
        return Optional.empty();
    }

    /// The relation whose name is most similar to a qualifier that means none.
    public @Nullable String similarRelation(List<Identifier> qualifier) {
        List<String> labels = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.parent) {
            for (Relation relation : scope.from.relations()) {
                String label = relation.label();
                if (label != null) {
                    labels.add(label);
                }
            }
        }
        return Suggestions.closest(qualifier.getLast().text(), labels).orElse(null);
    }

    private Resolution qualified(List<Identifier> qualifier, String column) {
        Relation relation = relation(qualifier).orElse(null);
        if (relation == null) {
            return new Resolution.NoSuchRelation(similarRelation(qualifier));
        }
        ColumnNode placed = atPlace(relation, column);
        if (placed != null) {
            return used(relation, column, placed);
        }
        return switch (relation.columns().find(column)) {
            case Columns.Match.One one -> used(relation, column, one.node());
            case Columns.Match.Possible possible -> used(relation, column, possible.node());
            case Columns.Match.Unclear unclear -> new Resolution.Unclear(unclear.candidates());
            case Columns.Match.Several _ -> new Resolution.Ambiguous(List.of(relation));
            case Columns.Match.None _ -> missing(relation, column);
        };
    }

    /// Snowflake's `t.$2`: the column at that place; null if it is no such reference, or stands
    /// behind a `*` of unknown width.
    private static @Nullable ColumnNode atPlace(Relation relation, String column) {
        if (column.length() < 2
                || column.length() > MOST_DIGITS
                || column.charAt(0) != '$'
                || !column.chars().skip(1).allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int place = Integer.parseInt(column.substring(1)) - 1;
        List<Output> outputs = relation.columns().outputs();
        boolean known =
                place >= 0
                        && place < outputs.size()
                        && outputs.subList(0, place + 1).stream()
                                .allMatch(output -> output instanceof Output.Named);
        return known ? outputs.get(place).node() : null;
    }

    /// A system column, a field of what a function yields, or nothing.
    private Resolution missing(Relation relation, String column) {
        if (systemColumns.contains(column) && relation.kind() == TableKind.BASE) {
            return used(relation, column, systemNode(relation, column));
        }
        List<Output> outputs = relation.columns().outputs();
        if (rules.paths() && relation.kind() == TableKind.FUNCTION && !outputs.isEmpty()) {
            return used(relation, column, outputs.getFirst().node());
        }
        return new Resolution.NoSuchColumn(
                Suggestions.closest(column, relation.columns().names()).orElse(null));
    }

    private static Resolution used(Relation relation, String column, ColumnNode node) {
        relation.use(column);
        return new Resolution.Found(node);
    }

    private Optional<Resolution> systemColumn(String name) {
        List<Relation> tables =
                from.relations().stream()
                        .filter(relation -> relation.kind() == TableKind.BASE)
                        .toList();
        if (tables.size() > 1) {
            return Optional.of(new Resolution.Ambiguous(tables));
        }
        return tables.stream().findFirst().map(table -> used(table, name, systemNode(table, name)));
    }

    private static ColumnNode systemNode(Relation table, String column) {
        return ColumnNode.of(new Leaf.TableColumn(table.display(), column));
    }

    private List<String> columnNames() {
        List<String> names = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.parent) {
            for (Relation relation : scope.from.relations()) {
                if (names.size() >= Suggestions.MOST_CANDIDATES) {
                    return names;
                }
                names.addAll(relation.columns().names());
            }
        }
        return names;
    }
}
