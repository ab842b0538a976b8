package io.millrace.sql.analysis;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.json.AnalysisJson;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The service and the command answer in one shape, although each writes it by its own means.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = StackResource.NONE))
class RenderedAnalysisTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into a select o.x + 1 as y from s.orders o",
                "select x, 1, count(*) from s.a, s.b where x > $1 and y = :p",
                "select d.x from (select x from s.a where x > 0) d left join s.b using (x)",
                "with recursive c(n) as (select 1 union all select n + 1 from c where n < 9)"
                        + " select * from c join s.t on t.n = c.n",
                "update s.t set x = u.y from s.u u where u.id = t.id; delete from s.t",
                "select a\nfrom t whre x = 1; drop table s.t",
                "select 'é😀\u2028' as \"a\"\"b\\c\u0001\t\" from \"Gr\u00F6\u00DFe\"",
                "merge into s.t using s.u on t.id = u.id when matched then update set x = u.x",
                ";;"
            })
    void theServiceAnswersByteForByteWhatTheEngineRenders(String sql) throws Exception {
        byte[] request =
                new ObjectMapper().writeValueAsBytes(Map.of("sql", sql, "dialect", "postgres"));

        byte[] answer =
                given().header("Authorization", "Bearer " + Tokens.user("alice").token())
                        .contentType(ContentType.JSON)
                        .body(request)
                        .post("/api/v1/sql/analyze")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();

        assertEquals(
                AnalysisJson.of(SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none())),
                new String(answer, StandardCharsets.UTF_8));
    }
}
