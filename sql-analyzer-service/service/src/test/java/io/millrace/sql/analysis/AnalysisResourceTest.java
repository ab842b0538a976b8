package io.millrace.sql.analysis;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = StackResource.NONE))
class AnalysisResourceTest {

    @Test
    void theExampleOfTheContractIsAnsweredAsAgreed() {
        analyze(
                        """
                        {"sql":"insert into a select o.x + 1 as y from s.orders o",
                         "dialect":"postgres","schema":{"s.orders":["x","id"]},"strict":false}
                        """)
                .statusCode(200)
                .body("dialect", equalTo("postgres"))
                .body("errors", hasSize(0))
                .body("statements", hasSize(1))
                .body("statements[0].kind", equalTo("insert"))
                .body("statements[0].readOnly", equalTo(false))
                .body("statements[0].span.start.line", equalTo(1))
                .body("statements[0].span.end.column", equalTo(50))
                .body("statements[0].tables[0].tableIdentifier", equalTo("a"))
                .body("statements[0].tables[0].schemaIdentifier", nullValue())
                .body("statements[0].tables[0].columns", contains("y"))
                .body("statements[0].tables[0].role", equalTo("written"))
                .body("statements[0].tables[1].schemaIdentifier", equalTo("s"))
                .body("statements[0].tables[1].alias", equalTo("o"))
                .body("statements[0].tables[1].kind", equalTo("base"))
                .body("statements[0].columns[0].name", equalTo("y"))
                .body("statements[0].columns[0].target.table", equalTo("a"))
                .body("statements[0].columns[0].sources[0].table", equalTo("s.orders"))
                .body("statements[0].columns[0].sources[0].column", equalTo("x"))
                .body("statements[0].columns[0].sources[0].kind", equalTo("expression"))
                .body("statements[0].columns[0].sources[0].resolved", equalTo(true))
                .body("statements[0].vague.tables", contains("a"))
                .body("statements[0].errors", hasSize(0))
                .body("statements[0].fingerprint", notNullValue());
    }

    @Test
    void columnsOfASchemaMayBeNamesOrObjects() {
        analyze(
                        """
                        {"sql":"select * from s.t","dialect":"postgres",
                         "schema":{"s.t":["a",{"name":"b","type":"int"},{"name":"c"}]}}
                        """)
                .statusCode(200)
                .body("statements[0].columns.name", contains("a", "b", "c"));
    }

    @Test
    void aBadStatementIsAnAnswerWithAPlacedError() {
        analyze("{\"sql\":\"select a\\nfrom s.t whre x = 1\",\"dialect\":\"postgres\"}")
                .statusCode(200)
                .body("statements[0].errors[0].code", equalTo("PARSE_ERROR"))
                .body("statements[0].errors[0].line", equalTo(2));
    }

    @Test
    void anArrayIsAnsweredInItsOrderEachElementForItself() {
        analyze(
                        """
                        [{"sql":"select 1 as a","dialect":"postgres"},
                         {"sql":"select 1","dialect":"klingon"},
                         {"dialect":"postgres"},
                         {"sql":{},"dialect":"postgres"},
                         {"sql":"select 2 as b","dialect":"postgres"}]
                        """)
                .statusCode(200)
                .body("$", hasSize(5))
                .body("[0].statements[0].columns[0].name", equalTo("a"))
                .body("[1].error.code", equalTo("UNKNOWN_DIALECT"))
                .body("[1].error.message", containsString("postgres"))
                .body("[2].error.param", equalTo("sql"))
                .body("[3].error.param", equalTo("sql"))
                .body("[4].statements[0].columns[0].name", equalTo("b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sql\":\"select 1\",\"dialect\":\"klingon\"} | 422 | UNKNOWN_DIALECT | dialect",
                "{\"sql\":\"select 1\"} | 400 | INVALID_INPUT | dialect",
                "{\"sql\":\" \",\"dialect\":\"postgres\"} | 400 | INVALID_INPUT | sql",
                "{\"sql\":1,\"dialect\":\"postgres\"} | 400 | INVALID_INPUT | sql",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"colour\":1} | 400 | INVALID_INPUT | colour",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"strict\":\"very\"} | 400 | INVALID_INPUT | strict",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":[\"a\",\"a\"]}} | 400 | INVALID_INPUT | schema.t",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":[1]}} | 400 | INVALID_INPUT | schema.t[0]",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":[null]}} | 400 | INVALID_INPUT | schema.t[0]",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":null}} | 400 | INVALID_INPUT | schema.t",
                "{\"sql\": | 400 | INVALID_REQUEST | ",
                "7 | 400 | INVALID_REQUEST | ",
                "null | 400 | INVALID_REQUEST | "
            })
    void aFaultOfTheRequestNamesItsField(String body, int status, String code, String param) {
        analyze(body)
                .statusCode(status)
                .body("error.code", equalTo(code))
                .body("error.param", param == null ? nullValue() : equalTo(param))
                .body("error.requestId", notNullValue());
    }

    @Test
    void anOversizeBodyIsRefusedInTheErrorBody() {
        analyze("{\"dialect\":\"postgres\",\"sql\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}")
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void aScriptThatIsTooLongIsAnErrorOfTheScript() {
        analyze(
                        "{\"dialect\":\"postgres\",\"sql\":\"select '"
                                + "x".repeat(5 * 1024 * 1024)
                                + "'\"}")
                .statusCode(200)
                .body("errors[0].code", equalTo("TOO_LARGE"));
    }

    @Test
    void hostileNestingEndsAsAPlacedError() {
        analyze(
                        "{\"dialect\":\"postgres\",\"sql\":\""
                                + "select * from (".repeat(5_000)
                                + "select 1"
                                + ") t".repeat(5_000)
                                + "\"}")
                .statusCode(200)
                .body("statements[0].errors[0].code", equalTo("TOO_DEEP"));
    }

    @Test
    void whoHasNoTokenIsNotServed() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/sql/analyze")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("error.code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void aGuestMayNotAnalyse() {
        as(Tokens.user("gus").roles("guest").token())
                .body("{\"sql\":\"select 1\",\"dialect\":\"postgres\"}")
                .post("/api/v1/sql/analyze")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
    }

    @Test
    void anAgentMayAskInAUsersName() {
        as(Tokens.actingFor("alice", "agent-service").audience("sql-analyzer-service").token())
                .body("{\"sql\":\"select 1\",\"dialect\":\"postgres\"}")
                .post("/api/v1/sql/analyze")
                .then()
                .statusCode(200);
    }

    @Test
    void tokensThatDoNotHoldAreRefused() {
        Tokens alice = Tokens.user("alice");
        Tokens agent = Tokens.actingFor("alice", "agent-service").audience("sql-analyzer-service");
        for (String token :
                new String[] {
                    alice.expired().token(),
                    alice.audience("somebody-else").token(),
                    alice.signedBySomebodyElse().token(),
                    alice.tamperedToken("ada"),
                    alice.unsignedToken(),
                    alice.actor("agent-service").token(),
                    agent.audience("session-service").token(),
                    agent.actor("session-service").token(),
                    agent.signedBySomebodyElse().token(),
                    agent.validFor(java.time.Duration.ofMinutes(10)).token(),
                    "not-a-token",
                    ".",
                    "..",
                    "...",
                    ".....",
                    "a..b",
                    "a.b.c d"
                }) {
            as(token)
                    .body("{\"sql\":\"select 1\",\"dialect\":\"postgres\"}")
                    .post("/api/v1/sql/analyze")
                    .then()
                    .statusCode(401)
                    .body("error.code", equalTo("UNAUTHENTICATED"))
                    .body("error.message", not(containsString("eyJ")));
        }
    }

    @Test
    void anUnknownPathHasTheErrorBody() {
        as(Tokens.user("alice").token())
                .get("/api/v1/sql/nothing")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"));
    }

    private static ValidatableResponse analyze(String body) {
        return as(Tokens.user("alice").token()).body(body).post("/api/v1/sql/analyze").then();
    }

    private static io.restassured.specification.RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
