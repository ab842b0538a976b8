package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.catalog.Meaning;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.catalog.SessionCatalog;
import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.Leaf;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.OpenRelation;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds the table that a name means: among those that the script has made, then in the catalog.
public final class TableResolver {
    private static final int MOST_PARTS = 3;

    private final Settings settings;
    private final Findings findings;
    private final Map<QualifiedName, Meaning> meanings = new HashMap<>();

    /// The columns of what is read: a table that is read in many places is one in the graph.
    private final Map<QualifiedName, Columns> read = new HashMap<>();

    TableResolver(Settings settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    /// Asks for every table of the statement at once.
    public void prepare(Statement statement) {
        if (settings.session().knowsNothing()) {
            return;
        }
        Set<QualifiedName> names = new LinkedHashSet<>();
        for (Name name : TableNames.of(statement)) {
            if (Files.path(name, settings.dialect()).isEmpty()) {
                names.add(written(name));
            }
        }
        meanings.putAll(settings.session().lookup(names));
    }

    /// What a name means here.
    public Meaning meaning(Name name) {
        QualifiedName written = written(name);
        SessionCatalog session = settings.session();
        if (session.knowsNothing()) {
            return new Meaning.Unknown(session.complete(written));
        }
        Meaning known = meanings.get(written);
        if (known != null) {
            return known;
        }
        Map<QualifiedName, Meaning> asked = session.lookup(Set.of(written));
        meanings.putAll(asked);
        return asked.getOrDefault(written, new Meaning.Unknown(session.complete(written)));
    }

    /// The name that a table has which is made here.
    public QualifiedName newName(Name name, boolean temporary) {
        QualifiedName written = written(name);
        return (temporary && written.schema() == null) || written.isOfSession()
                ? new QualifiedName(null, null, written.table())
                : settings.session().complete(written);
    }

    public Relation table(Name name, @Nullable String alias, TableRole role) {
        if (name.parts().size() > MOST_PARTS) {
            findings.warning("Only the last three parts of the name are kept.", name.span());
        }
        String path = Files.path(name, settings.dialect()).orElse(null);
        if (path != null) {
            return Files.relation(path, alias, role);
        }
        return switch (meaning(name)) {
            case Meaning.Listed listed ->
                    known(listed.name(), listed.columns(), this::folded, name, alias, role);
            case Meaning.Made made ->
                    known(made.name(), made.columns(), UnaryOperator.identity(), name, alias, role);
            case Meaning.Untold untold -> open(untold.name(), alias, role);
            case Meaning.Several several -> {
                settings.budget().work(several.tables().size(), name.span());
                findings.vagueTable(several.name().display(), name.span());
                findings.warning(
                        "The name fits more than one table: "
                                + Listing.of(
                                        several.tables().stream()
                                                .map(QualifiedName::display)
                                                .toList())
                                + ".",
                        name.span());
                yield open(several.name(), alias, role);
            }
            case Meaning.Unknown missing -> {
                tellUnknown(name, missing.name(), role);
                yield open(missing.name(), alias, role);
            }
        };
    }

    /// A table that the statement makes, whatever of that name there was.
    public Relation made(Name name, boolean temporary) {
        boolean bare = temporary && written(name).schema() == null;
        if (!bare && !written(name).isOfSession()) {
            return table(name, null, TableRole.WRITTEN);
        }
        return unknown(newName(name, true), null, TableRole.WRITTEN);
    }

    private static QualifiedName written(Name name) {
        List<Identifier> parts = name.parts();
        int size = parts.size();
        QualifiedName written =
                new QualifiedName(
                        size > 2 ? parts.get(size - 3).text() : null,
                        size > 1 ? parts.get(size - 2).text() : null,
                        parts.get(size - 1).text());
        // `tempdb..#t` is `#t`.
        return written.isOfSession() ? QualifiedName.of(List.of(written.table())) : written;
    }

    private void tellUnknown(Name name, QualifiedName written, TableRole role) {
        if (!written.isQualified() && !written.isOfSession()) {
            findings.vagueTable(written.display(), name.span());
        }
        if (!settings.session().claimsAll() || role == TableRole.WRITTEN) {
            return;
        }
        if (settings.strict()) {
            findings.error(
                    SqlErrorCode.UNKNOWN_TABLE,
                    "The schema has no table " + written.display() + ".",
                    name.span(),
                    null);
        } else {
            findings.warning("The schema has no table " + written.display() + ".", name.span());
        }
    }

    private Relation known(
            QualifiedName table,
            List<String> columns,
            UnaryOperator<String> folding,
            Name name,
            @Nullable String alias,
            TableRole role) {
        Columns listed = role == TableRole.READ ? read.get(table) : null;
        if (listed == null) {
            listed = Columns.listed(columns(table, columns, folding, name.span()));
            if (role == TableRole.READ) {
                read.put(table, listed);
            }
        }
        return new Relation(TableKind.BASE, role, table, alias, listed);
    }

    private Relation open(QualifiedName table, @Nullable String alias, TableRole role) {
        return role == TableRole.READ
                ? new Relation(
                        TableKind.BASE,
                        role,
                        table,
                        alias,
                        read.computeIfAbsent(table, TableResolver::open))
                : unknown(table, alias, role);
    }

    private List<Output> columns(
            QualifiedName name, List<String> columns, UnaryOperator<String> folding, Span place) {
        String table = name.display();
        settings.budget().text(table.length(), place);
        settings.budget().columns(columns.size(), place);
        return columns.stream()
                .<Output>map(column ->
                        new Output.Named(
                                folding.apply(column),
                                ColumnNode.of(new Leaf.TableColumn(table, column))))
                .toList();
    }

    /// Lists of columns are often written in lower case; where unquoted names become upper case,
    /// such a column is found under the name that a statement gives it.
    public String folded(String column) {
        boolean lower = CaseFolding.LOWER.fold(column).equals(column);
        return lower && settings.dialect().columnFolding() == CaseFolding.UPPER
                ? CaseFolding.UPPER.fold(column)
                : column;
    }

    public static Relation unknown(QualifiedName name, @Nullable String alias, TableRole role) {
        return new Relation(TableKind.BASE, role, name, alias, open(name));
    }

    private static Columns open(QualifiedName name) {
        return Columns.of(List.of(OpenRelation.table(name.display()).star()));
    }
}
