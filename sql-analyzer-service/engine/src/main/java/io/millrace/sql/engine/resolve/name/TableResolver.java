package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.QualifiedName;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the table that a name means, in the catalog if there is one.
public final class TableResolver {
    private static final int MOST_PARTS = 3;

    private final Settings settings;
    private final Findings findings;

    TableResolver(Settings settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    public Relation table(Name name, @Nullable String alias, TableRole role) {
        QualifiedName written = qualified(name);
        return switch (settings.catalog().lookup(written)) {
            case Catalog.Lookup.Found found ->
                    new Relation(
                            TableKind.BASE, role, found.name(), alias, known(found, name.span()));
            case Catalog.Lookup.Several several -> {
                settings.budget().work(several.names().size(), name.span());
                findings.vagueTable(written.display(), name.span());
                findings.warning(
                        "The name fits more than one table: "
                                + Listing.of(
                                        several.names().stream()
                                                .map(QualifiedName::display)
                                                .toList())
                                + ".",
                        name.span());
                yield unknown(written, alias, role);
            }
            case Catalog.Lookup.Unknown _ -> {
                tellUnknown(name, written, role);
                yield unknown(written, alias, role);
            }
        };
    }

    private QualifiedName qualified(Name name) {
        List<String> parts = new ArrayList<>(name.parts().size());
        name.parts().forEach(part -> parts.add(part.text()));
        if (parts.size() > MOST_PARTS) {
            findings.warning("Only the last three parts of the name are kept.", name.span());
        }
        QualifiedName written = QualifiedName.of(parts);
        String schema = written.schema() == null ? settings.defaultSchema() : written.schema();
        String database =
                schema != null && written.database() == null
                        ? settings.defaultDatabase()
                        : written.database();
        return new QualifiedName(database, schema, written.table());
    }

    private void tellUnknown(Name name, QualifiedName written, TableRole role) {
        if (!written.isQualified()) {
            findings.vagueTable(written.display(), name.span());
        }
        if (settings.catalog().isEmpty() || role == TableRole.WRITTEN) {
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

    private Columns known(Catalog.Lookup.Found found, Span place) {
        String table = found.name().display();
        settings.budget().text(table.length(), place);
        settings.budget().columns(found.columns().size(), place);
        return Columns.listed(
                found.columns().stream()
                        .<Output>map(column ->
                                new Output.Named(
                                        folded(column),
                                        ColumnNode.of(new Leaf.TableColumn(table, column))))
                        .toList());
    }

    /// Lists of columns are often written in lower case; where unquoted names become upper case,
    /// such a column is found under the name that a statement gives it.
    private String folded(String column) {
        boolean lower = CaseFolding.LOWER.fold(column).equals(column);
        return lower && settings.dialect().columnFolding() == CaseFolding.UPPER
                ? CaseFolding.UPPER.fold(column)
                : column;
    }

    private static Relation unknown(QualifiedName name, @Nullable String alias, TableRole role) {
        Columns open = Columns.of(List.of(OpenRelation.table(name.display()).star()));
        return new Relation(TableKind.BASE, role, name, alias, open);
    }
}
