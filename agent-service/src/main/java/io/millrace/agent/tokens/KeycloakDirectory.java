package io.millrace.agent.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.agent.calls.CallAnswer;
import io.millrace.agent.calls.CallAnswer.Answered;
import io.millrace.agent.calls.CallAnswer.Unreachable;
import io.millrace.agent.calls.PeerSettings;
import io.millrace.agent.calls.ServiceCalls;
import io.millrace.streams.contract.ids.UserId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keycloak's admin REST API, asked with this service's own client credentials: is the user
/// enabled, which realm roles (composites resolved) and which groups.
public final class KeycloakDirectory implements UserDirectory {
    private static final String PEER = "the directory of users";
    private static final String KEYS_PATH = "/protocol/openid-connect/certs";
    private static final String TOKEN_PATH = "/protocol/openid-connect/token";
    private static final String REALMS = "/realms/";
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ServiceCalls calls;
    private final InstantSource clock;
    private final URI tokenAddress;
    private final String usersAddress;
    private final String credentials;
    private final Duration timeout;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable AdminToken admin;

    public KeycloakDirectory(
            TokenSettings.Keycloak settings,
            PeerSettings peers,
            ServiceCalls calls,
            InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
        timeout = peers.answerTimeout();
        String realm = realmUrl(settings);
        tokenAddress = URI.create(realm + TOKEN_PATH);
        usersAddress = realm.replace(REALMS, "/admin/realms/") + "/users/";
        credentials =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(
                                encoded(settings.clientId()),
                                encoded(settings.clientSecret().orElse("")));
    }

    @Override
    public UserStanding standingOf(UserId user) throws InterruptedException {
        try {
            String address = usersAddress + encoded(user.value());
            CallAnswer found = get(address);
            if (found instanceof Answered answer && answer.status() == 404) {
                return new UserStanding.Absent();
            }
            JsonNode profile = json(found);
            if (!profile.path("enabled").asBoolean(false)) {
                return new UserStanding.Disabled();
            }
            return new UserStanding.Active(
                    profile.path("username").asText(),
                    names(json(get(address + "/role-mappings/realm/composite"))),
                    names(json(get(address + "/groups"))));
        } catch (NoAnswer e) {
            return new UserStanding.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private CallAnswer get(String address) throws InterruptedException, NoAnswer {
        CallAnswer answer = calls.get(PEER, URI.create(address), adminToken().value(), timeout);
        if (answer instanceof Answered refused && refused.status() == 401) {
            // The realm may have been restarted with other keys; one new token is worth a try.
            admin = null;
            return calls.get(PEER, URI.create(address), adminToken().value(), timeout);
        }
        return answer;
    }

    private AdminToken adminToken() throws InterruptedException, NoAnswer {
        AdminToken known = admin;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known;
        }
        renewing.lockInterruptibly();
        try {
            known = admin;
            if (known != null && clock.instant().isBefore(known.until())) {
                return known;
            }
            Instant asked = clock.instant();
            JsonNode answer = json(calls.postForm(PEER, tokenAddress, credentials, timeout));
            AdminToken fresh =
                    new AdminToken(
                            answer.path("access_token").asText(),
                            asked.plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN));
            admin = fresh;
            return fresh;
        } finally {
            renewing.unlock();
        }
    }

    private static JsonNode json(CallAnswer answer) throws NoAnswer {
        switch (answer) {
            case Unreachable(String why) -> throw new NoAnswer(why);
            case Answered answered when !answered.ok() ->
                    throw new NoAnswer("the directory answered " + answered.status());
            case Answered answered -> {
                try {
                    return JSON.readTree(answered.body());
                } catch (JsonProcessingException _) {
                    throw new NoAnswer("the directory's answer is no JSON");
                }
            }
        }
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new HashSet<>();
        for (JsonNode entry : list) {
            names.add(entry.path("name").asText());
        }
        return names;
    }

    /// The issuer's name may not be an address that this service reaches; the keys' address is one.
    private static String realmUrl(TokenSettings.Keycloak settings) {
        return settings.realmUrl()
                .map(URI::toString)
                .or(() ->
                        settings.jwksUri()
                                .map(URI::toString)
                                .filter(uri -> uri.endsWith(KEYS_PATH))
                                .map(uri -> uri.substring(0, uri.length() - KEYS_PATH.length())))
                .orElseGet(() -> settings.issuer().toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record AdminToken(String value, Instant until) {
        @Override
        public String toString() {
            return "AdminToken[***]";
        }
    }

    /// The directory gave no answer that can be used.
    private static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }
}
