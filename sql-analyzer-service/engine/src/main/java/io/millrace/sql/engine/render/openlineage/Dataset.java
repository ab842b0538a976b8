package io.millrace.sql.engine.render.openlineage;

import io.millrace.sql.engine.render.json.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A dataset that a script writes, while its lineage is gathered.
final class Dataset {
    /// A column of a dataset that is read.
    record Field(String table, String column) {}

    private static final String FACET =
            "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json"
                    + "#/$defs/ColumnLineageDatasetFacet";

    private final String name;
    private final Map<String, Map<Field, Set<Transformation>>> columns = new LinkedHashMap<>();
    private final Map<Field, Set<Transformation>> whole = new LinkedHashMap<>();

    Dataset(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /// A column, which nothing may feed.
    void column(String column) {
        columns.computeIfAbsent(column, any -> new LinkedHashMap<>());
    }

    void feed(String column, Field from, Transformation how) {
        columns.computeIfAbsent(column, any -> new LinkedHashMap<>())
                .computeIfAbsent(from, any -> new LinkedHashSet<>())
                .add(how);
    }

    /// A field that has to do with which rows there are, and so with every column.
    void influence(Field from, Transformation how) {
        whole.computeIfAbsent(from, any -> new LinkedHashSet<>()).add(how);
    }

    void write(JsonWriter json, String namespace) throws IOException {
        json.beginObject().member("namespace", namespace).member("name", name);
        if (!columns.isEmpty()) {
            json.name("facets").beginObject().name("columnLineage").beginObject();
            json.member("_producer", OpenLineageEvent.PRODUCER)
                    .member("_schemaURL", FACET)
                    .name("fields")
                    .beginObject();
            for (var column : columns.entrySet()) {
                json.name(column.getKey()).beginObject().name("inputFields");
                fields(json, namespace, column.getValue());
                json.endObject();
            }
            json.endObject().name("dataset");
            fields(json, namespace, whole);
            json.endObject().endObject();
        }
        json.endObject();
    }

    private static void fields(
            JsonWriter json, String namespace, Map<Field, Set<Transformation>> fields)
            throws IOException {
        json.beginArray();
        for (var field : fields.entrySet()) {
            json.beginObject()
                    .member("namespace", namespace)
                    .member("name", field.getKey().table())
                    .member("field", field.getKey().column())
                    .name("transformations")
                    .beginArray();
            for (Transformation transformation : field.getValue()) {
                transformation.write(json);
            }
            json.endArray().endObject();
        }
        json.endArray();
    }
}
