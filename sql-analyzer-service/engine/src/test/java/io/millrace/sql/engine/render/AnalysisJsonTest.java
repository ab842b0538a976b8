package io.millrace.sql.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.json.AnalysisJson;
import io.millrace.sql.engine.render.json.LineageJson;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AnalysisJsonTest {
    private static final String FINGERPRINT = "\"fingerprint\":\"[^\"]+\"";

    private static Analysis analyze(String sql) {
        return SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none());
    }

    @Test
    void theExampleOfTheContractIsWrittenAsAgreed() {
        // given the request of the contract
        Catalog catalog = new ListedCatalog(Map.of("s.orders", List.of("x", "id")));

        // when
        Analysis analysis =
                SqlEngine.analyze(
                        "insert into a select o.x + 1 as y from s.orders o",
                        Dialects.postgres(),
                        catalog);

        // then
        String expected =
                """
                {"dialect":"postgres","statements":[{
                "kind":"insert","readOnly":false,"span":{"start":{"line":1,"column":1},"end":{"line":1,"column":50}},
                "tables":[{"databaseIdentifier":null,"schemaIdentifier":null,"tableIdentifier":"a","alias":null,"columns":["y"],"kind":"base","role":"written"},
                {"databaseIdentifier":null,"schemaIdentifier":"s","tableIdentifier":"orders","alias":"o","columns":["x"],"kind":"base","role":"read"}],
                "joins":[],"ctes":[],"filters":[],"parameters":[],
                "columns":[{"name":"y","target":{"table":"a","column":"y"},
                "sources":[{"table":"s.orders","column":"x","kind":"expression","resolved":true}]}],
                "vague":{"tables":["a"],"columns":[]},"warnings":[],"errors":[],"fingerprint":"…"}],"errors":[]}
                """
                        .replace("\n", "");
        assertEquals(
                expected,
                AnalysisJson.of(analysis).replaceAll(FINGERPRINT, "\"fingerprint\":\"…\""));
    }

    @Test
    void anUnresolvedSourceKeepsItsCandidatesAndAbsentNamesAreNull() throws IOException {
        JsonNode column = read("select x, 1 from s.a, s.b").at("/statements/0/columns").get(0);

        assertEquals(
                "[{\"table\":null,\"column\":\"x\",\"kind\":\"identity\",\"resolved\":false,"
                        + "\"candidates\":[\"s.a\",\"s.b\"]}]",
                column.get("sources").toString());
        JsonNode target = column.get("target");
        assertNotNull(target);
        assertEquals("null", target.toString());
    }

    @Test
    void whatOnlySomeElementsHaveIsLeftOutOfTheOthers() throws IOException {
        JsonNode tables =
                read("select d.x from (select x from s.a where x > 0) d join s.b on true")
                        .at("/statements/0/tables");

        for (JsonNode table : tables) {
            if (table.get("kind").asText().equals("derived")) {
                assertEquals("x > 0", table.at("/subquerySummary/filters/0/text").asText());
            } else {
                assertNull(table.get("subquerySummary"));
            }
        }
    }

    @Test
    void everythingAStatementCanHaveIsValidJson() throws IOException {
        JsonNode statement =
                read("""
                with recursive c(n) as (select 1 union all select n + 1 from c where n < $1)
                select o.id, max(c.n) over (partition by o.id) from s.orders o
                join c on c.n = o.id left join (select k from s.t where k = :p) d using (k)
                where o.x > 1 and exists (select 1 from s.u where u.id = o.id)
                """)
                        .at("/statements/0");

        assertEquals("c", statement.at("/ctes/0/name").asText());
        assertEquals(true, statement.at("/ctes/0/recursive").asBoolean());
        assertEquals("$1", statement.at("/parameters/0/name").asText());
        assertEquals("c", statement.at("/joins/0/columnPairs/0/right/table").asText());
    }

    @Test
    void anErrorIsWrittenWithItsPlaceAndHint() throws IOException {
        JsonNode error = read("select a\nfrom t whre x = 1").at("/statements/0/errors/0");

        assertEquals("PARSE_ERROR", error.get("code").asText());
        assertEquals(2, error.get("line").asInt());
    }

    @Test
    void lineageIsTheColumnsOfEveryStatementAlone() throws IOException {
        Analysis analysis = analyze("select o.x from s.orders o; select from where");

        JsonNode lineage = new ObjectMapper().readTree(LineageJson.of(analysis));
        JsonNode whole = new ObjectMapper().readTree(AnalysisJson.of(analysis));

        assertEquals(2, lineage.get("statements").size());
        for (int i = 0; i < 2; i++) {
            for (String member : List.of("kind", "span", "columns", "errors")) {
                assertEquals(
                        whole.get("statements").get(i).get(member),
                        lineage.get("statements").get(i).get(member));
            }
        }
    }

    @Test
    void theDeepestNestingIsWrittenOnASmallStack() throws InterruptedException {
        // given derived tables nested as deep as the engine reads them
        int depth = 600;
        Analysis analysis =
                analyze("select * from (".repeat(depth) + "select 1 as x" + ") t".repeat(depth));
        assertEquals(List.of(), analysis.statements().getFirst().errors());

        // when
        AtomicReference<String> json = new AtomicReference<>();
        Thread small =
                new Thread(null, () -> json.set(AnalysisJson.of(analysis)), "small", 512 * 1024);
        small.start();
        small.join(60_000);

        // then
        assertNotNull(json.get());
        assertEquals(depth, json.get().split("subquerySummary", -1).length - 1);
    }

    private static JsonNode read(String sql) throws IOException {
        return new ObjectMapper().readTree(AnalysisJson.of(analyze(sql)));
    }

    @Test
    void lineageHasTheInfluencesThatWereAskedFor() throws IOException {
        String sql = "select u.a from s.u, s.v where u.b = 1 order by z";
        Analysis plain = SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none());
        Analysis asked =
                SqlEngine.analyze(
                        sql,
                        Dialects.postgres(),
                        Catalog.none(),
                        Options.defaults().withInfluences(true));

        assertFalse(LineageJson.of(plain).contains("influences"));
        assertEquals(
                "[{\"kind\":\"filter\",\"table\":\"s.u\",\"column\":\"b\",\"resolved\":true},"
                        + "{\"kind\":\"sort\",\"table\":null,\"column\":\"z\",\"resolved\":false,"
                        + "\"candidates\":[\"s.u\",\"s.v\"]}]",
                new ObjectMapper()
                        .readTree(LineageJson.of(asked))
                        .at("/statements/0/influences")
                        .toString());
    }
}
