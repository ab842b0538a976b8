package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One occurrence of a relation in a statement, with the columns used of it so far.
public final class Relation {
    private final TableKind kind;
    private final TableRole role;
    private final @Nullable QualifiedName name;
    private final @Nullable String alias;
    private final Columns columns;
    private final String display;
    private final Set<String> used = new LinkedHashSet<>();

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
        this.display = display(kind, name, alias);
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

    public Set<String> used() {
        return used;
    }

    public void use(String column) {
        used.add(column);
    }

    /// What it is called in a statement: the alias, or else the table's own name; null if it has
    /// neither.
    public @Nullable String label() {
        return alias != null ? alias : name == null ? null : name.table();
    }

    /// What it is called in an answer: the table's full name, or else the alias.
    public String display() {
        return display;
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
