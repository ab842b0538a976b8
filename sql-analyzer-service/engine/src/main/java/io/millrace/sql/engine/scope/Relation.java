package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One occurrence of a relation in a statement, with the columns used of it so far.
public final class Relation {
    private static final int SOME = 4;
    private static final int FEW = 12;

    private final TableKind kind;
    private final TableRole role;
    private final @Nullable QualifiedName name;
    private final @Nullable String alias;
    private final Columns columns;
    private @Nullable String display;
    private Collection<String> used = List.of();

    public Relation(
            TableKind kind,
            TableRole role,
            @Nullable QualifiedName name,
            @Nullable String alias,
            Columns columns) {
        this.kind = kind;
        this.role = role;
        this.name = name;
        this.alias = alias;
        this.columns = columns;
    }

    public TableKind kind() {
        return kind;
    }

    public TableRole role() {
        return role;
    }

    public @Nullable QualifiedName name() {
        return name;
    }

    public @Nullable String alias() {
        return alias;
    }

    public Columns columns() {
        return columns;
    }

    /// The columns used of it, each once, in the order of their first use.
    public Collection<String> used() {
        return Collections.unmodifiableCollection(used);
    }

    /// Of most relations few columns are used, which are looked through; only many have an index.
    public void use(String column) {
        if (used.size() == FEW && !(used instanceof Set)) {
            used = new LinkedHashSet<>(used);
        } else if (used.isEmpty()) {
            used = new ArrayList<>(SOME);
        }
        if (used instanceof Set || !used.contains(column)) {
            used.add(column);
        }
    }

    /// What it is called in a statement: the alias, or else the table's own name; null if it has
    /// neither.
    public @Nullable String label() {
        return alias != null ? alias : name == null ? null : name.table();
    }

    /// What it is called in an answer: the table's full name, or else the alias.
    public String display() {
        String known = display;
        if (known == null) {
            known = display(kind, name, alias);
            display = known;
        }
        return known;
    }

    private static String display(
            TableKind kind, @Nullable QualifiedName name, @Nullable String alias) {
        if (name != null) {
            return name.display();
        }
        return alias == null ? "(" + kind.wireName() + ")" : alias;
    }

    /// Whether a column's unquoted qualifier is the name of a table but for its case: a catalog may
    /// write it in another one.
    public boolean answersLooselyTo(List<Identifier> qualifier) {
        return alias == null
                && name != null
                && qualifier.size() == 1
                && !qualifier.getLast().quoted()
                && qualifier.getLast().text().equalsIgnoreCase(name.table());
    }

    /// Whether a column's qualifier (`t`, `s.t`, `d.s.t`) means this relation.
    public boolean answersTo(List<Identifier> qualifier) {
        String last = qualifier.getLast().text();
        if (qualifier.size() == 1) {
            return last.equals(label());
        }
        if (alias != null || name == null || !last.equals(name.table())) {
            return false;
        }
        QualifiedName wanted = QualifiedName.of(qualifier.stream().map(Identifier::text).toList());
        boolean schema = wanted.schema() == null || wanted.schema().equals(name.schema());
        return schema && (wanted.database() == null || wanted.database().equals(name.database()));
    }
}
