package io.millrace.agent.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.millrace.agent.calls.PeerSettings;
import io.millrace.agent.calls.ServiceCalls;
import io.millrace.agent.stack.FakeServer;
import io.millrace.agent.stack.FakeServer.Answer;
import io.millrace.agent.stack.FakeServer.Request;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.teststack.SettableClock;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeycloakDirectoryTest {
    private static final String USERS = "/admin/realms/test/users/";
    private static final String TOKEN = "/realms/test/protocol/openid-connect/token";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final FakeServer server = new FakeServer(this::answer);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Peers peers = new Peers();
    private final KeycloakDirectory directory =
            new KeycloakDirectory(
                    new TokenSettingsExample(
                            Duration.ofSeconds(30), server.url().resolve("/realms/test")),
                    peers,
                    new ServiceCalls(peers, OpenTelemetry.noop()),
                    clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_enabled_user_comes_with_composite_roles_and_groups() throws InterruptedException {
        givenAlice(true);

        UserStanding standing = directory.standingOf(new UserId("a-1"));

        assertEquals(
                new UserStanding.Active("alice", Set.of("user", "guest"), Set.of("emea")),
                standing);
        Request login = server.requests().getFirst();
        assertEquals(
                "grant_type=client_credentials&client_id=millrace-agent&client_secret=s%26cret",
                login.body());
        assertEquals("Bearer admin-token", server.requests().getLast().authorization());
    }

    @Test
    void a_disabled_user_is_disabled_and_an_unknown_one_absent() throws InterruptedException {
        givenAlice(false);

        assertEquals(new UserStanding.Disabled(), directory.standingOf(new UserId("a-1")));
        assertEquals(new UserStanding.Absent(), directory.standingOf(new UserId("nobody")));
    }

    @Test
    void a_user_id_cannot_reach_another_path() throws InterruptedException {
        givenAlice(true);

        directory.standingOf(new UserId("../a-1?x="));

        assertEquals(USERS + "../a-1?x=", server.requests().getLast().path());
    }

    @Test
    void its_own_token_is_kept_until_it_runs_out() throws InterruptedException {
        givenAlice(true);

        directory.standingOf(new UserId("a-1"));
        directory.standingOf(new UserId("a-1"));
        assertEquals(1, logins());
        clock.advance(Duration.ofSeconds(60));
        directory.standingOf(new UserId("a-1"));
        assertEquals(2, logins());
    }

    @Test
    void a_directory_that_refuses_or_is_away_says_nothing_of_the_user()
            throws InterruptedException {
        answers.put(TOKEN, new Answer(401, "{}"));
        assertInstanceOf(UserStanding.Unknown.class, directory.standingOf(new UserId("a-1")));

        server.close();
        assertInstanceOf(UserStanding.Unknown.class, directory.standingOf(new UserId("a-1")));
    }

    private void givenAlice(boolean enabled) {
        answers.put(TOKEN, new Answer(200, "{\"access_token\":\"admin-token\",\"expires_in\":60}"));
        answers.put(
                USERS + "a-1",
                new Answer(200, "{\"username\":\"alice\",\"enabled\":%s}".formatted(enabled)));
        answers.put(
                USERS + "a-1/role-mappings/realm/composite",
                new Answer(200, "[{\"name\":\"user\"},{\"name\":\"guest\"}]"));
        answers.put(USERS + "a-1/groups", new Answer(200, "[{\"name\":\"emea\"}]"));
    }

    private Answer answer(Request request) {
        return answers.getOrDefault(request.path(), new Answer(404, "{}"));
    }

    private long logins() {
        return server.requests().stream().filter(r -> r.path().equals(TOKEN)).count();
    }

    private static final class Peers implements PeerSettings {
        @Override
        public URI sessionUrl() {
            return URI.create("http://127.0.0.1");
        }

        @Override
        public URI sqlUrl() {
            return URI.create("http://127.0.0.1");
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration answerTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int maxAnswerBytes() {
            return 100_000;
        }
    }
}
