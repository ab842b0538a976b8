package io.millrace.sql.analysis;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is short to send and long to answer ends in time, and the service goes on.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = StackResource.NONE))
class KillerStatementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS = 20;
    private static final int LONGEST = 1_048_576;
    private static final String KILLER =
            "with c0 as (select a from t), "
                    + IntStream.range(1, 30)
                            .mapToObj(i ->
                                    "c%d as (select x.*, y.* from c%d x, c%d y)"
                                            .formatted(i, i - 1, i - 1))
                            .collect(Collectors.joining(", "))
                    + " select * from c29";

    @Test
    void theServiceOutlivesAStatementThatDoublesItsColumnsThirtyTimes() {
        for (int i = 0; i < 20; i++) {
            analyze(Map.of("sql", KILLER, "dialect", "postgres"))
                    .statusCode(200)
                    .time(lessThan(SECONDS), TimeUnit.SECONDS)
                    .body("statements[0].errors[0].code", equalTo("TOO_LARGE"));
        }
        analyze(Map.of("sql", "select a from s.t", "dialect", "postgres"))
                .statusCode(200)
                .body("statements[0].columns[0].sources[0].table", equalTo("s.t"));
    }

    @Test
    void soDoesItWhenTheyComeTogether() {
        String body = json(Map.of("sql", KILLER, "dialect", "postgres"));
        String token = Tokens.user("alice").token();
        List<Integer> answers =
                IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(_ ->
                                given().header("Authorization", "Bearer " + token)
                                        .contentType(ContentType.JSON)
                                        .body(body)
                                        .post("/api/v1/sql/analyze")
                                        .statusCode())
                        .distinct()
                        .toList();
        assertEquals(List.of(200), answers);
    }

    @Test
    void soDoesItWhenScriptsOfTheGreatestLengthComeTogether() {
        String sql = "select a" + ",a".repeat((LONGEST - 17) / 2) + " from s.t";
        String body = json(Map.of("sql", sql, "dialect", "postgres"));
        String token = Tokens.user("alice").token();
        List<String> answers =
                IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(_ ->
                                given().header("Authorization", "Bearer " + token)
                                        .contentType(ContentType.JSON)
                                        .body(body)
                                        .post("/api/v1/sql/analyze")
                                        .path("statements[0].errors[0].code")
                                        .toString())
                        .distinct()
                        .toList();
        assertEquals(List.of("TOO_LARGE"), answers);
    }

    @Test
    void oneCharacterMoreIsRefused() {
        String sql = "select a /*" + " ".repeat(LONGEST - 12) + "*/";
        analyze(Map.of("sql", sql, "dialect", "postgres"))
                .statusCode(200)
                .body("statements", hasSize(0))
                .body("errors[0].code", equalTo("TOO_LARGE"));
        analyze(Map.of("sql", sql.replace("a /* ", "a /*"), "dialect", "postgres"))
                .statusCode(200)
                .body("statements", hasSize(1));
    }

    @Test
    void manyStatementsAreAnsweredUpToABound() {
        analyze(Map.of("sql", "select a from b;".repeat(30_000), "dialect", "postgres"))
                .statusCode(200)
                .time(lessThan(SECONDS), TimeUnit.SECONDS)
                .body("statements", hasSize(10_000))
                .body("errors[0].code", equalTo("TOO_LARGE"));
    }

    @Test
    void anAnswerThatIsTooLongIsAnErrorOfTheScript() {
        String sql = "select 1 from s.t where a=1" + " and a=1".repeat(130_000);
        assertTrue(sql.length() < LONGEST, "the script itself is not too long");
        analyze(Map.of("sql", sql, "dialect", "postgres"))
                .statusCode(200)
                .time(lessThan(SECONDS), TimeUnit.SECONDS)
                .body("statements", hasSize(0))
                .body("errors[0].code", equalTo("TOO_LARGE"));
    }

    @Test
    void anAnswerThatIsTooDeepIsAnErrorOfTheScript() {
        assertTrue(nested(300).extract().asString().contains("\"kind\":\"select\""));
        nested(400).body("statements", hasSize(0)).body("errors[0].code", equalTo("TOO_DEEP"));
    }

    private static ValidatableResponse nested(int levels) {
        String sql = "select * from (".repeat(levels) + "select 1 as a" + ") t".repeat(levels);
        return analyze(Map.of("sql", sql, "dialect", "postgres")).statusCode(200);
    }

    @Test
    void anHonestChainOfConditionsIsAnswered() {
        String conditions =
                IntStream.range(0, 50_000)
                        .mapToObj(i -> "a=" + i)
                        .collect(Collectors.joining(" and "));
        analyze(Map.of("sql", "select 1 from s.t where " + conditions, "dialect", "postgres"))
                .statusCode(200)
                .body("statements[0].filters", hasSize(50_000));
    }

    @Test
    void theAnswersOfAnArrayShareTheBound() {
        Map<String, Object> request =
                Map.of(
                        "sql",
                        "select * from t",
                        "dialect",
                        "postgres",
                        "schema",
                        Map.of("t", IntStream.range(0, 50_000).mapToObj(i -> "c" + i).toList()));
        analyze(List.of(request, request, request, request))
                .statusCode(200)
                .body("[0].statements[0].columns", hasSize(50_000))
                .body("[3].error.code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    private static ValidatableResponse analyze(Object body) {
        return given().header("Authorization", "Bearer " + Tokens.user("alice").token())
                .contentType(ContentType.JSON)
                .body(json(body))
                .post("/api/v1/sql/analyze")
                .then();
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
