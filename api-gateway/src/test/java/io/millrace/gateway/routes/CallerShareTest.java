package io.millrace.gateway.routes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.millrace.gateway.GatewayStack;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class CallerShareTest {
    /// The tests' setting.
    private static final int SHARE = 20;

    private static final String ECHO = "/api/v1/runs/echo";

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void who_begins_many_requests_and_ends_none_waits_alone() throws IOException {
        String greedy = "greedy-" + UUID.randomUUID();
        List<Socket> begun = new ArrayList<>();
        try {
            // One that begins while a question has the last place is refused, so another begins.
            Await.until(
                    "the share is used up",
                    () -> {
                        begun.add(begin(greedy));
                        return ask(greedy).statusCode() == 429;
                    });
            assertThat(begun.size(), both(greaterThan(SHARE - 2)).and(lessThan(3 * SHARE)));

            ask("bob").then().statusCode(200);
            ask(greedy)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("error.code", equalTo("RATE_LIMITED"));
        } finally {
            for (Socket one : begun) {
                one.close();
            }
        }
        Await.until("a part of the share is back", () -> ask(greedy).statusCode() == 200);
        for (int i = 0; i < 2 * SHARE; i++) {
            ask(greedy).then().statusCode(200);
        }
    }

    @Test
    void who_goes_in_the_middle_of_an_answer_gives_its_share_back() throws IOException {
        String hasty = "hasty-" + UUID.randomUUID();

        for (int i = 0; i < 2 * SHARE; i++) {
            try (Socket reader = new Socket(gateway.getHost(), gateway.getPort())) {
                reader.setSoTimeout(30_000);
                String head =
                        "GET /api/v1/sessions/stream-"
                                + UUID.randomUUID()
                                + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                                + Tokens.user(hasty).token()
                                + "\r\n\r\n";
                reader.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                reader.getInputStream().read();
            }
        }

        Await.until("the share is back", () -> ask(hasty).statusCode() == 200);
    }

    /// A request whose body never comes.
    private Socket begin(String user) throws IOException {
        Socket half = new Socket(gateway.getHost(), gateway.getPort());
        String head =
                "POST "
                        + ECHO
                        + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                        + Tokens.user(user).token()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":";
        half.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return half;
    }

    private static Response ask(String user) {
        return given().auth().oauth2(Tokens.user(user).token()).get(ECHO);
    }
}
