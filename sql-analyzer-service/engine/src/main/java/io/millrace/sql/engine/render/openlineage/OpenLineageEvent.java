package io.millrace.sql.engine.render.openlineage;

import io.millrace.sql.engine.render.json.JsonWriter;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The lineage of a script as one `RunEvent` of OpenLineage (specification 2-0-2) whose outputs
/// have a `columnLineage` facet (ColumnLineageDatasetFacet 1-2-0).
///
/// | the engine's kind | transformation |
/// |---|---|
/// | identity | DIRECT IDENTITY |
/// | expression | DIRECT TRANSFORMATION |
/// | aggregate, window | DIRECT AGGREGATION |
/// | what defines a window | INDIRECT WINDOW |
/// | conditional | INDIRECT CONDITIONAL |
/// | influence: filter, join, group_by, sort | INDIRECT FILTER, JOIN, GROUP_BY, SORT, in the facet's `dataset` |
///
/// Influences are there only if the analysis was asked for them
/// ([io.millrace.sql.engine.Options#withInfluences]).
///
/// A dataset's name is `database.schema.table` as far as it is known. What a query answers with is
/// a dataset too, `<job>.result`, because its lineage has no other place to stand. A source that
/// could not be traced to one table has no dataset and is left out: the facet has no word for
/// doubt.
public final class OpenLineageEvent {
    /// Who made an event or a facet.
    public static final String PRODUCER = "urn:millrace:sql-engine";

    private static final String SCHEMA =
            "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

    private OpenLineageEvent() {}

    public static String of(Analysis analysis, RunContext context) {
        StringBuilder out = new StringBuilder(2048);
        try {
            write(analysis, context, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    public static void write(Analysis analysis, RunContext context, Appendable out)
            throws IOException {
        Datasets datasets = new Datasets(context.job());
        analysis.statements().forEach(datasets::add);
        JsonWriter json = new JsonWriter(out);
        json.beginObject()
                .member("eventType", "COMPLETE")
                .member("eventTime", context.time().toString());
        json.name("run").beginObject().member("runId", context.run().toString()).endObject();
        json.name("job")
                .beginObject()
                .member("namespace", context.namespace())
                .member("name", context.job())
                .endObject();
        json.name("inputs").beginArray();
        for (String input : datasets.inputs()) {
            json.beginObject()
                    .member("namespace", context.namespace())
                    .member("name", input)
                    .endObject();
        }
        json.endArray().name("outputs").beginArray();
        for (Dataset output : datasets.outputs()) {
            output.write(json, context.namespace());
        }
        json.endArray().member("producer", PRODUCER).member("schemaURL", SCHEMA).endObject();
    }
}
