package io.millrace.sql.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.openlineage.OpenLineageEvent;
import io.millrace.sql.engine.render.openlineage.RunContext;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class OpenLineageEventTest {
    private static final UUID RUN = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private static JsonNode event(String sql) throws IOException {
        return new ObjectMapper()
                .readTree(
                        OpenLineageEvent.of(
                                SqlEngine.analyze(
                                        sql,
                                        Dialects.postgres(),
                                        Catalog.none(),
                                        Options.defaults().withInfluences(true)),
                                new RunContext(
                                        "postgres://db:5432",
                                        "nightly",
                                        RUN,
                                        Instant.parse("2026-01-02T03:04:05Z"))));
    }

    private static List<String> names(JsonNode datasets) {
        return StreamSupport.stream(datasets.spliterator(), false)
                .map(dataset -> dataset.get("name").asText())
                .toList();
    }

    /// Every transformation as `table.column TYPE SUBTYPE`.
    private static List<String> fields(JsonNode inputFields) {
        return StreamSupport.stream(inputFields.spliterator(), false)
                .flatMap(field ->
                        StreamSupport.stream(field.get("transformations").spliterator(), false)
                                .map(how ->
                                        field.get("name").asText()
                                                + "."
                                                + field.get("field").asText()
                                                + " "
                                                + how.get("type").asText()
                                                + " "
                                                + how.get("subtype").asText()))
                .toList();
    }

    @Test
    void aRunEventHasEveryMemberThatTheSpecificationRequires() throws IOException {
        JsonNode event = event("insert into s.t (a) select x from s.u");

        assertEquals("COMPLETE", event.get("eventType").asText());
        assertEquals("2026-01-02T03:04:05Z", event.get("eventTime").asText());
        assertEquals(RUN.toString(), event.at("/run/runId").asText());
        assertEquals("postgres://db:5432", event.at("/job/namespace").asText());
        assertEquals("nightly", event.at("/job/name").asText());
        assertEquals(OpenLineageEvent.PRODUCER, event.get("producer").asText());
        assertTrue(event.get("schemaURL").asText().endsWith("OpenLineage.json#/$defs/RunEvent"));
        assertEquals(
                "{\"namespace\":\"postgres://db:5432\",\"name\":\"s.u\"}",
                event.at("/inputs/0").toString());
        JsonNode facet = event.at("/outputs/0/facets/columnLineage");
        assertEquals(OpenLineageEvent.PRODUCER, facet.get("_producer").asText());
        assertTrue(facet.get("_schemaURL").asText().contains("/1-2-0/ColumnLineageDatasetFacet"));
        assertEquals(
                "[{\"namespace\":\"postgres://db:5432\",\"name\":\"s.u\",\"field\":\"x\","
                        + "\"transformations\":[{\"type\":\"DIRECT\",\"subtype\":\"IDENTITY\","
                        + "\"description\":\"identity\",\"masking\":false}]}]",
                facet.at("/fields/a/inputFields").toString());
    }

    @Test
    void everyKindHasItsTransformation() throws IOException {
        JsonNode fields =
                event(
                                """
                                select u.a as same, u.a + 1 as more, sum(u.a) as total,
                                       rank() over (order by u.a) as place,
                                       case when u.a > 0 then 1 end as known
                                from s.u u
                                """)
                        .at("/outputs/0/facets/columnLineage/fields");

        Map.of(
                        "same", "s.u.a DIRECT IDENTITY",
                        "more", "s.u.a DIRECT TRANSFORMATION",
                        "total", "s.u.a DIRECT AGGREGATION",
                        "place", "s.u.a INDIRECT WINDOW",
                        "known", "s.u.a INDIRECT CONDITIONAL")
                .forEach((column, expected) ->
                        assertEquals(
                                List.of(expected),
                                fields(fields.get(column).get("inputFields")),
                                column));
    }

    @Test
    void conditionsAndJoinsConcernTheWholeDataset() throws IOException {
        JsonNode facet =
                event(
                                """
                                insert into s.t (a) select u.x from s.u u join s.v v on v.id = u.id
                                where v.kind = 1
                                """)
                        .at("/outputs/0/facets/columnLineage");

        assertEquals(
                List.of("s.v.id INDIRECT JOIN", "s.u.id INDIRECT JOIN", "s.v.kind INDIRECT FILTER"),
                fields(facet.get("dataset")));
    }

    @Test
    void groupsAndSortingConcernTheWholeDataset() throws IOException {
        JsonNode facet =
                event("insert into s.t (a) select sum(x) from s.u group by y order by y, z")
                        .at("/outputs/0/facets/columnLineage");

        assertEquals(
                List.of("s.u.y INDIRECT GROUP_BY", "s.u.y INDIRECT SORT", "s.u.z INDIRECT SORT"),
                fields(facet.get("dataset")));
    }

    @Test
    void aScriptIsOneEventWithAllThatItsStatementsReadAndWrite() throws IOException {
        JsonNode event =
                event(
                        """
                        insert into s.t (a) select x from s.u;
                        delete from s.old where id in (select id from s.gone);
                        insert into s.t (b) select y from s.v;
                        select a from s.t; select 1
                        """);

        assertEquals(List.of("s.u", "s.gone", "s.v", "s.t"), names(event.get("inputs")));
        assertEquals(
                List.of("s.t", "s.old", "nightly.result", "nightly.result2"),
                names(event.get("outputs")));
        assertEquals(
                List.of("a", "b"),
                event.at("/outputs/0/facets/columnLineage/fields")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void aSourceThatCouldNotBeTracedIsLeftOut() throws IOException {
        JsonNode fields =
                event("select z, s.a.x from s.a, s.b").at("/outputs/0/facets/columnLineage/fields");

        assertEquals(0, fields.at("/z/inputFields").size());
        assertEquals(1, fields.at("/x/inputFields").size());
    }
}
