package io.millrace.session.faults;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Whose sessions work on a repository, and so borrow a sandbox each: more of them at a time than
/// there are sandboxes. Remembers what was accepted, and waits until all has come to its end.
final class Borrowers {
    private static final int AT_A_TIME = 6;
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Fleet fleet;
    private final LeaseChecker.Books books;
    private final Set<UUID> accepted = ConcurrentHashMap.newKeySet();

    Borrowers(Fleet fleet, LeaseChecker.Books books) {
        this.fleet = fleet;
        this.books = books;
    }

    /// Opens as many sessions as are open at a time.
    List<String> open() {
        return IntStream.range(0, AT_A_TIME).mapToObj(i -> opens()).toList();
    }

    private String opens() {
        var answer =
                user().body(Map.of("prompt", "Work", "repo", "https://git.example/shop.git"))
                        .post("/api/v1/sessions/with-prompt")
                        .then()
                        .statusCode(201)
                        .extract();
        accepted.add(UUID.fromString(answer.path("taskId")));
        return answer.path("id");
    }

    /// Cancels one of these sessions, whether it has ended by then or not.
    void cancelOneOf(List<String> sessions, Random random) {
        String session = sessions.get(random.nextInt(sessions.size()));
        int status = user().body("{}").post("/api/v1/sessions/" + session + "/cancel").statusCode();
        assertTrue(status == 200 || status == 409, () -> "cancelling was answered " + status);
    }

    private RequestSpecification user() {
        return given().auth()
                .oauth2(Tokens.user("crowd").token())
                .baseUri("http://127.0.0.1:" + fleet.servers.getFirst().port)
                .contentType(ContentType.JSON);
    }

    /// Everything comes to its end in bounded time, whatever goes on meanwhile.
    void awaitSettled(String when) {
        List<String> faults = new ArrayList<>();
        try (Connection connection = fleet.connect()) {
            Await.until(
                    "no fault",
                    SETTLING,
                    POLL,
                    () -> {
                        faults.clear();
                        faults.addAll(faults(connection));
                        return faults.isEmpty();
                    });
        } catch (SQLException | AssertionError wrong) {
            throw new AssertionError(when + ": " + faults, wrong);
        }
    }

    /// Everything that is wrong now.
    List<String> faults(Connection connection) {
        return new LeaseChecker(connection, books, accepted).faults();
    }
}
