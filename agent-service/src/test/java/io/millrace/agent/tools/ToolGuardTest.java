package io.millrace.agent.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.agent.tokens.ActingFor;
import io.millrace.agent.tokens.CachedDirectory;
import io.millrace.agent.tokens.FixedDirectory;
import io.millrace.agent.tokens.OnBehalf;
import io.millrace.agent.tokens.TokenSettingsExample;
import io.millrace.agent.tokens.UserStanding;
import io.millrace.agent.tools.ToolGuard.Verdict;
import io.millrace.rest.Caller;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.trust.Roles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolGuardTest {
    private static final UserId USER = new UserId("u");
    private static final ToolAccess COMMANDS = new ToolAccess(Roles.POWER_USER, "write", false);
    private static final ToolDescription PLAIN = tool(false);
    private static final ToolDescription ASKING = tool(true);

    private final FixedDirectory users = new FixedDirectory();
    private final ToolGuard guard =
            new ToolGuard(
                    new CachedDirectory(
                            users,
                            InstantSource.system(),
                            TokenSettingsExample.believing(Duration.ZERO)));

    @ParameterizedTest
    @CsvSource({
        "user,       '',                     false",
        "power_user, '',                     true",
        "admin,      openid profile,         true",
        "power_user, read,                   false",
        "power_user, openid read,            false",
        "power_user, write,                  true",
        "user,       write,                  false",
    })
    void a_client_needs_the_role_and_the_scope(String role, String scopes, boolean allowed)
            throws InterruptedException {
        Verdict verdict = guard.verdict(PLAIN, COMMANDS, request(role, scopes, false));

        assertEquals(allowed, verdict instanceof Verdict.Allowed, verdict::toString);
    }

    @Test
    void a_client_cannot_call_what_means_nothing_outside_a_run() throws InterruptedException {
        assertInstanceOf(
                Verdict.Refused.class,
                guard.verdict(PLAIN, ToolAccess.IN_RUNS, request("admin", "", true)));
    }

    @Test
    void an_agent_needs_the_role_that_its_user_has_now() throws InterruptedException {
        has(Roles.USER);
        assertInstanceOf(Verdict.Refused.class, guard.verdict(PLAIN, COMMANDS, run()));

        has(Roles.MANAGER);
        assertInstanceOf(Verdict.Allowed.class, guard.verdict(PLAIN, COMMANDS, run()));

        users.put(USER, new UserStanding.Disabled());
        assertInstanceOf(Verdict.Refused.class, guard.verdict(PLAIN, COMMANDS, run()));
    }

    @Test
    void a_tool_that_asks_is_called_when_a_person_says_so_and_never_by_an_agent_alone()
            throws InterruptedException {
        assertInstanceOf(
                Verdict.Asks.class,
                guard.verdict(ASKING, ToolAccess.ANYWHERE, request("user", "", false)));
        assertInstanceOf(
                Verdict.Allowed.class,
                guard.verdict(ASKING, ToolAccess.ANYWHERE, request("user", "", true)));
        assertInstanceOf(Verdict.Asks.class, guard.verdict(ASKING, ToolAccess.ANYWHERE, run()));
    }

    @Test
    void the_token_of_a_request_is_not_in_its_text() {
        OnBehalf.Request request = request("user", "", false);

        assertEquals("Request[user=u, approved=false]", request.toString());
    }

    private void has(String role) {
        users.put(USER, new UserStanding.Active("u", Set.of(role), Set.of()));
    }

    private static OnBehalf.Request request(String role, String scopes, boolean approved) {
        Set<String> granted = scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" "));
        return new OnBehalf.Request(
                new Caller(USER.value(), "u", Set.of(role), Set.of(), granted, null),
                "secret",
                approved);
    }

    private static OnBehalf.Run run() {
        return new OnBehalf.Run(
                new ActingFor(
                        USER, new SessionId(new UUID(0, 1)), new TaskId(new UUID(0, 2)), null));
    }

    private static ToolDescription tool(boolean needsApproval) {
        return new ToolDescription(
                "tool",
                1,
                "For tests",
                JsonNodeFactory.instance.objectNode().put("type", "object"),
                true,
                needsApproval,
                false);
    }
}
