package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.ParameterStyle;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.OpenRelation;
import io.millrace.sql.engine.scope.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files and directories that stand where tables do. Their name is their path, as written, and
/// their columns are not known.
public final class Files {
    /// What stands before a path in Spark: ``parquet.`/data/orders` ``.
    private static final Set<String> FORMATS =
            Set.of(
                    "avro",
                    "binaryfile",
                    "csv",
                    "delta",
                    "iceberg",
                    "json",
                    "orc",
                    "parquet",
                    "text",
                    "xml");

    private static final Set<String> ENDINGS =
            Set.of(
                    "arrow", "avro", "csv", "feather", "gz", "json", "jsonl", "ndjson", "orc",
                    "parquet", "tsv", "txt", "xlsx", "zst");

    /// Functions that read the file that their first argument names.
    private static final Set<String> READERS =
            Set.of(
                    "csv_scan",
                    "delta_scan",
                    "file",
                    "gcs",
                    "hdfs",
                    "iceberg_scan",
                    "parquet_scan",
                    "read_blob",
                    "read_csv",
                    "read_csv_auto",
                    "read_files",
                    "read_json",
                    "read_json_auto",
                    "read_json_objects",
                    "read_json_objects_auto",
                    "read_ndjson",
                    "read_ndjson_auto",
                    "read_ndjson_objects",
                    "read_parquet",
                    "read_text",
                    "read_xlsx",
                    "s3",
                    "url");

    private Files() {}

    /// The path that a table's name means, if it means one.
    static Optional<String> path(Name name, Dialect dialect) {
        Identifier last = name.last();
        String text = last.text();
        if (name.parts().size() == 1 && text.startsWith("@")) {
            return dialect.lexis().parameters().contains(ParameterStyle.STAGE)
                    ? Optional.of(text)
                    : Optional.empty();
        }
        if (!last.quoted() || !dialect.has(Clause.FILES_AS_TABLES)) {
            return Optional.empty();
        }
        boolean file =
                switch (name.parts().size()) {
                    case 1 -> looksLikePath(text);
                    case 2 ->
                            FORMATS.contains(
                                    CaseFolding.LOWER.fold(name.parts().getFirst().text()));
                    default -> false;
                };
        return file ? Optional.of(text) : Optional.empty();
    }

    private static boolean looksLikePath(String text) {
        int dot = text.lastIndexOf('.');
        return text.indexOf('/') >= 0
                || text.indexOf('\\') >= 0
                || (dot >= 0 && ENDINGS.contains(CaseFolding.LOWER.fold(text.substring(dot + 1))));
    }

    /// Whether a function reads the file that its first argument names.
    public static boolean isReader(String function) {
        return READERS.contains(CaseFolding.LOWER.fold(function));
    }

    public static Relation relation(String path, @Nullable String alias, TableRole role) {
        QualifiedName name = new QualifiedName(null, null, path);
        Columns open = Columns.of(List.of(OpenRelation.table(name.display()).star()));
        return new Relation(TableKind.FILE, role, name, alias, open);
    }
}
