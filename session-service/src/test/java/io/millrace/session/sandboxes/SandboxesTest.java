package io.millrace.session.sandboxes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The built-in pool over HTTP. Each test begins and ends with an empty pool.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class SandboxesTest {
    private final Operators mia = Operators.somebody();

    @BeforeEach
    @AfterEach
    void emptyThePool() {
        mia.get("?pageSize=100")
                .extract()
                .<List<String>>path("data.id")
                .forEach(id -> {
                    Await.until(
                            "sandbox " + id + " is gone",
                            () ->
                                    Set.of(204, 404)
                                            .contains(
                                                    mia.request()
                                                            .delete(Operators.SANDBOXES + "/" + id)
                                                            .statusCode()));
                });
    }

    /// Gives everything back, so that the pool can be emptied.
    private void giveBack(ValidatableResponse loan) {
        mia.returns(loan.extract().path("item"), loan.extract().path("borrowToken"))
                .statusCode(202);
    }

    @Test
    void what_is_submitted_is_lent_to_one_and_returned_with_its_token() {
        String id = mia.submits(Map.of("api_url", "http://box", "n", List.of(1, 2)));
        mia.get("/" + id).statusCode(200).body("status", equalTo("FREE"));

        var loan = Operators.somebody().borrow(0).statusCode(200);

        loan.body("item.api_url", equalTo("http://box")).body("borrowToken", notNullValue());
        mia.get("/" + id)
                .body("status", equalTo("BORROWED"))
                .body("borrowedBy", notNullValue())
                .body("expiresAt", notNullValue())
                .body("item.n[1]", equalTo(2));
        mia.borrow(0).statusCode(404).body("error.code", equalTo("NO_SANDBOX_FREE"));

        String token = loan.extract().path("borrowToken");
        var accepted =
                mia.returns(loan.extract().path("item"), token)
                        .statusCode(202)
                        .body("operationId", notNullValue());
        String operation = accepted.extract().path("operationId");
        accepted.header("Location", endsWith("/operations/" + operation));
        Await.until(
                "the return is carried out",
                () ->
                        mia.get("/operations/" + operation)
                                .extract()
                                .path("status")
                                .equals("succeeded"));
        mia.get("/" + id)
                .body("status", equalTo("FREE"))
                .body("borrowedBy", nullValue())
                .body("expiresAt", nullValue());
    }

    @Test
    void a_token_is_good_for_one_return() {
        String id = mia.submits("box");
        String token = mia.borrow(0).extract().path("borrowToken");
        mia.returns("box", token).statusCode(202);

        mia.returns("box", token)
                .statusCode(409)
                .body("error.code", equalTo("LEASE_NOT_HELD"))
                .body("error.param", equalTo("borrowToken"));

        // and: neither is it once somebody else has the item
        Await.until(
                "the item is free",
                () -> mia.get("/" + id).extract().path("status").equals("FREE"));
        var second = mia.borrow(0).statusCode(200);
        assertNotEquals(token, second.extract().<String>path("borrowToken"));
        mia.returns("box", token).statusCode(409);
        mia.get("/" + id).body("status", equalTo("BORROWED"));
        giveBack(second);
    }

    @Test
    void a_token_returns_nothing_but_its_own_item() {
        mia.submits("mine");
        var loan = mia.borrow(0);
        String token = loan.extract().path("borrowToken");

        mia.returns("another", token).statusCode(409);
        mia.returns("mine", token + "x").statusCode(409);
        mia.returns("mine", token.substring(0, token.length() - 1)).statusCode(409);
        mia.returns("mine", UUID.randomUUID() + token.substring(36)).statusCode(409);
        mia.returns("mine", "nonsense").statusCode(409);

        giveBack(loan);
    }

    @Test
    void whoever_waits_gets_the_item_that_becomes_free() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ValidatableResponse> waiting =
                    threads.submit(() -> Operators.somebody().borrow(20));

            mia.submits("late");

            ValidatableResponse loan = waiting.get();
            loan.statusCode(200).body("item", equalTo("late"));
            giveBack(loan);
        }
    }

    @Test
    void waiting_ends() {
        mia.borrow(1).statusCode(504).body("error.code", equalTo("SANDBOX_WAIT_OVER"));
    }

    @Test
    void many_who_ask_at_once_never_get_the_same_item() throws Exception {
        int items = 6;
        int borrowers = 18;
        IntStream.range(0, items).forEach(i -> mia.submits("box " + i));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ValidatableResponse> borrow = () -> Operators.somebody().borrow(0);

            var answers =
                    threads.invokeAll(IntStream.range(0, borrowers).mapToObj(i -> borrow).toList());

            Set<String> lent = new HashSet<>();
            int refused = 0;
            for (Future<ValidatableResponse> answer : answers) {
                if (answer.get().extract().statusCode() == 200) {
                    assertTrue(lent.add(answer.get().extract().path("item")), "lent twice");
                    giveBack(answer.get());
                } else {
                    answer.get().statusCode(404);
                    refused++;
                }
            }
            assertTrue(lent.size() <= items && lent.size() + refused == borrowers);
            assertTrue(!lent.isEmpty());
        }
    }

    @Test
    void the_events_of_a_return_come_in_order_and_end() {
        mia.submits("watched");
        String token = mia.borrow(0).extract().path("borrowToken");
        String operation = mia.returns("watched", token).extract().path("operationId");

        String events =
                mia.request()
                        .accept("text/event-stream")
                        .get(Operators.SANDBOXES + "/operations/" + operation + "/events")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        List<String> names =
                events.lines()
                        .filter(line -> line.startsWith("event:"))
                        .map(line -> line.substring("event:".length()).strip())
                        .filter(name -> !name.equals("ping"))
                        .toList();
        assertEquals(List.of("created", "notifications_ok", "completed"), names);
        assertTrue(events.contains("\"status\":\"succeeded\""), events);
    }

    @Test
    void operators_list_what_there_is_by_status() {
        String free = mia.submits("free");
        mia.get("?status=FREE&total=true").body("data.id", hasItem(free)).body("total", equalTo(1));
        mia.get("?status=BORROWED").body("data.id", not(hasItem(free)));
    }

    @Test
    void what_somebody_has_cannot_be_removed() {
        String id = mia.submits("lent");
        var loan = mia.borrow(0);

        mia.request()
                .delete(Operators.SANDBOXES + "/" + id)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ILLEGAL_STATE"));

        giveBack(loan);
    }

    static Stream<Arguments> badSubmissions() {
        return Stream.of(
                Arguments.of("item", "{}"),
                Arguments.of("item", "{\"item\":null}"),
                Arguments.of("item", "{\"item\":\"a\\u0000b\"}"),
                Arguments.of("item", "{\"item\":{\"a\\u0000b\":1}}"),
                Arguments.of("item", "{\"item\":[{\"a\":\"\\u0000\"}]}"),
                Arguments.of("item", "{\"item\":\"\\ud83c\"}"),
                Arguments.of("item", "{\"item\":[1e999]}"),
                Arguments.of("item", "{\"item\":\"" + "x".repeat(65_600) + "\"}"),
                Arguments.of("colour", "{\"item\":1,\"colour\":\"red\"}"));
    }

    @ParameterizedTest
    @MethodSource("badSubmissions")
    void a_bad_item_is_refused_by_name(String param, String body) {
        mia.post("", body)
                .statusCode(400)
                .body("error.code", equalTo("INVALID_INPUT"))
                .body("error.param", equalTo(param));
        mia.get("").body("data.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"item\":1}",
                "{\"item\":1,\"borrowToken\":null}",
                "{\"item\":1,\"borrowToken\":\"\"}",
                "{\"item\":1,\"borrowToken\":7}",
                "{\"item\":1,\"borrowToken\":{}}"
            })
    void a_bad_token_is_refused_by_name(String body) {
        mia.post("/return", body).statusCode(400).body("error.param", equalTo("borrowToken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "26", "x", "1.5", "%2B5", "%D9%A1", "99999999999999999999"})
    void a_bad_wait_is_refused_by_name(String wait) {
        mia.request()
                .urlEncodingEnabled(false)
                .post(Operators.SANDBOXES + "/borrow?wait=" + wait)
                .then()
                .statusCode(400)
                .body("error.param", equalTo("wait"));
    }

    @ParameterizedTest
    @CsvSource({
        "/00000000-0000-0000-0000-000000000001, SANDBOX_NOT_FOUND, 404",
        "/operations/00000000-0000-0000-0000-000000000001, OPERATION_NOT_FOUND, 404",
        "/operations/00000000-0000-0000-0000-000000000001/events, OPERATION_NOT_FOUND, 404",
        "/operations/x, INVALID_INPUT, 400",
        "/operations/x/events, INVALID_INPUT, 400",
        "/x, INVALID_INPUT, 400",
        "?status=free, INVALID_INPUT, 400"
    })
    void what_is_not_there_is_not_found(String path, String code, int status) {
        mia.get(path).statusCode(status).body("error.code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, ''",
        "GET, ''",
        "GET, /00000000-0000-0000-0000-000000000001",
        "DELETE, /00000000-0000-0000-0000-000000000001",
        "POST, /borrow",
        "POST, /return",
        "GET, /operations/00000000-0000-0000-0000-000000000001",
        "GET, /operations/00000000-0000-0000-0000-000000000001/events"
    })
    void who_is_no_operator_may_not(Method method, String path) {
        var request =
                given().auth()
                        .oauth2(Tokens.user("pia").roles("power_user").token())
                        .contentType(ContentType.JSON);
        (method == Method.POST ? request.body("{\"item\":1,\"borrowToken\":\"x\"}") : request)
                .request(method, Operators.SANDBOXES + path)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
    }
}
