package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.SchemaChange;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.catalog.Meaning;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.resolve.name.Learned;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Resolves the definitions of tables: which tables they concern, and what the statements after
/// them see of it. A table that is renamed keeps its rows, so its columns feed those of the new
/// name.
public final class Definitions {
    /// A table as it was before the definition.
    ///
    /// @param columns null if they are not known
    private record Before(QualifiedName name, @Nullable List<String> columns, boolean temporary) {}

    private final QueryResolvers resolver;
    private final Map<QualifiedName, Before> changed = new HashMap<>();

    public Definitions(QueryResolvers resolver) {
        this.resolver = resolver;
    }

    public Resolved resolve(Statement.Definition definition, Summary summary) {
        List<Resolved.Column> columns = new ArrayList<>();
        for (SchemaChange change : definition.changes()) {
            columns.addAll(moved(change));
        }
        Set<Name> temporary = new HashSet<>();
        definition.changes().forEach(change -> noteTemporary(change, temporary));
        for (Name name : definition.written()) {
            summary.add(
                    temporary.contains(name)
                            ? resolver.tables().made(name, true)
                            : resolver.tables().table(name, null, TableRole.WRITTEN));
        }
        for (Name name : definition.read()) {
            summary.add(resolver.tables().table(name, null, TableRole.READ));
        }
        definition.changes().forEach(this::learn);
        return new Resolved(StatementKind.DDL, columns, summary);
    }

    private static void noteTemporary(SchemaChange change, Set<Name> temporary) {
        if (change instanceof SchemaChange.Created created && created.temporary()) {
            temporary.add(created.table());
        } else if (change instanceof SchemaChange.CreatedLike like && like.temporary()) {
            temporary.add(like.table());
        }
    }

    /// The columns whose rows go on under another table's name.
    private List<Resolved.Column> moved(SchemaChange change) {
        return switch (change) {
            case SchemaChange.Renamed renamed -> moved(renamed.from(), renamed.to());
            case SchemaChange.Swapped swapped -> {
                List<Resolved.Column> both = new ArrayList<>(moved(swapped.one(), swapped.other()));
                both.addAll(moved(swapped.other(), swapped.one()));
                yield both;
            }
            case SchemaChange.Created _,
                    SchemaChange.CreatedLike _,
                    SchemaChange.Dropped _,
                    SchemaChange.ColumnAdded _,
                    SchemaChange.ColumnDropped _,
                    SchemaChange.ColumnRenamed _,
                    SchemaChange.Reshaped _ ->
                    List.of();
        };
    }

    private List<Resolved.Column> moved(Name from, Name to) {
        Relation source = resolver.tables().table(from, null, TableRole.READ);
        String target = resolver.tables().newName(to, false).display();
        resolver.settings().budget().columns(source.columns().outputs().size(), from.span());
        List<Resolved.Column> columns = new ArrayList<>();
        for (Output output : source.columns().outputs()) {
            String name = Targets.name(output);
            if (name != null) {
                columns.add(new Resolved.Column(name, output.node(), new ColumnName(target, name)));
            }
        }
        return columns;
    }

    private void learn(SchemaChange change) {
        Learned learned = resolver.learned();
        switch (change) {
            case SchemaChange.Created created -> {
                List<String> columns = created.columns().stream().map(Identifier::text).toList();
                learned.made(
                        resolver.tables().newName(created.table(), created.temporary()),
                        columns.isEmpty() ? null : columns,
                        created.temporary());
            }
            case SchemaChange.CreatedLike like ->
                    learned.made(
                            resolver.tables().newName(like.table(), like.temporary()),
                            before(like.pattern()).columns(),
                            like.temporary());
            case SchemaChange.Dropped dropped -> learned.dropped(before(dropped.table()).name());
            case SchemaChange.Renamed renamed -> {
                Before old = before(renamed.from());
                learned.renamed(
                        old.name(),
                        resolver.tables().newName(renamed.to(), old.temporary()),
                        old.columns(),
                        old.temporary());
            }
            case SchemaChange.Swapped swapped -> {
                Before one = before(swapped.one());
                Before other = before(swapped.other());
                reshape(one, other.columns());
                reshape(other, one.columns());
            }
            case SchemaChange.ColumnAdded added -> {
                Before table = before(added.table());
                if (table.columns() != null) {
                    List<String> columns = new ArrayList<>(table.columns());
                    columns.add(added.column().text());
                    reshape(table, columns);
                }
            }
            case SchemaChange.ColumnDropped dropped -> {
                Before table = before(dropped.table());
                if (table.columns() != null) {
                    List<String> columns = new ArrayList<>(table.columns());
                    columns.removeIf(column -> same(column, dropped.column()));
                    reshape(table, columns);
                }
            }
            case SchemaChange.ColumnRenamed renamed -> {
                Before table = before(renamed.table());
                if (table.columns() != null) {
                    List<String> columns = new ArrayList<>(table.columns());
                    columns.replaceAll(
                            column -> same(column, renamed.from()) ? renamed.to().text() : column);
                    reshape(table, columns);
                }
            }
            case SchemaChange.Reshaped reshaped -> reshape(before(reshaped.table()), null);
        }
    }

    private void reshape(Before table, @Nullable List<String> columns) {
        changed.put(table.name(), new Before(table.name(), columns, table.temporary()));
        resolver.learned().changed(table.name(), columns, table.temporary());
    }

    private static boolean same(String column, Identifier named) {
        return named.quoted() ? column.equals(named.text()) : column.equalsIgnoreCase(named.text());
    }

    /// The table as the changes so far have left it.
    private Before before(Name name) {
        Before found = found(name);
        return changed.getOrDefault(found.name(), found);
    }

    private Before found(Name name) {
        return switch (resolver.tables().meaning(name)) {
            case Meaning.Listed listed ->
                    new Before(
                            listed.name(),
                            listed.columns().stream().map(resolver.tables()::folded).toList(),
                            false);
            case Meaning.Made made -> new Before(made.name(), made.columns(), made.temporary());
            case Meaning.Untold untold -> new Before(untold.name(), null, untold.temporary());
            case Meaning.Several several -> new Before(several.name(), null, false);
            case Meaning.Unknown unknown -> new Before(unknown.name(), null, false);
        };
    }
}
