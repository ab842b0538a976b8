package io.millrace.agent.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.agent.stack.FakeServer.Request;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tokens that other services get to see, checked with what is published only.
@QuarkusTest
@WithTestResource(AgentStack.class)
class ServiceTokensTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    AgentProbe probe;
    FakePeers peers;

    @Test
    void every_call_carries_a_short_token_for_its_service_in_the_users_name() throws Exception {
        TaskRequested task = probe.taskOf("alice", "select a from t where b = 'tokens'");
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);
        probe.request(task);
        String run = probe.awaitEnd(task).getLast().runId().toString();

        JsonNode toSql = claims(sqlCall("'tokens'"));
        assertEquals("urn:millrace:agent-service", toSql.path("iss").asText());
        assertEquals(Tokens.userId("alice").toString(), toSql.path("sub").asText());
        assertEquals("sql-analyzer-service", toSql.path("aud").asText());
        assertEquals("agent-service", toSql.path("act").path("sub").asText());
        assertEquals(run, toSql.path("run").asText());
        assertEquals(task.taskId().toString(), toSql.path("task").asText());
        assertEquals("read write", toSql.path("scope").asText());
        assertEquals("user", toSql.path("realm_access").path("roles").path(0).asText());
        assertEquals("emea", toSql.path("groups").path(0).asText());
        assertEquals("alice", toSql.path("preferred_username").asText());
        assertTrue(toSql.path("exp").asLong() - toSql.path("iat").asLong() <= 120);

        JsonNode toSession = claims(sessionCall(task));
        assertEquals("session-service", toSession.path("aud").asText());
        assertTrue(toSession.path("run").isMissingNode());
        assertNotEquals(toSql.path("jti").asText(), toSession.path("jti").asText());
    }

    private Request sqlCall(String marker) {
        return peers.sqlRequests().stream()
                .filter(request -> request.body().contains(marker))
                .findFirst()
                .orElseThrow();
    }

    private Request sessionCall(TaskRequested task) {
        return peers.sessionRequests().stream()
                .filter(request -> request.path().endsWith(task.taskId().toString()))
                .findFirst()
                .orElseThrow();
    }

    /// The claims of the token a request came with, after its signature was checked.
    private static JsonNode claims(Request request) throws IOException, GeneralSecurityException {
        assertTrue(request.authorization().startsWith("Bearer "));
        String[] parts = request.authorization().substring("Bearer ".length()).split("\\.", -1);
        JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        assertEquals("ES256", header.path("alg").asText());
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(published(header.path("kid").asText()));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    private static java.security.PublicKey published(String id)
            throws IOException, GeneralSecurityException {
        String jwks =
                given().get("/.well-known/jwks.json").then().statusCode(200).extract().asString();
        for (JsonNode key : JSON.readTree(jwks).path("keys")) {
            assertEquals(
                    List.of("EC", "P-256", "ES256", "sig"),
                    List.of(
                            key.path("kty").asText(),
                            key.path("crv").asText(),
                            key.path("alg").asText(),
                            key.path("use").asText()));
            assertTrue(key.path("d").isMissingNode(), "the private half is published");
            if (key.path("kid").asText().equals(id)) {
                AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
                curve.init(new ECGenParameterSpec("secp256r1"));
                return KeyFactory.getInstance("EC")
                        .generatePublic(
                                new ECPublicKeySpec(
                                        new ECPoint(number(key, "x"), number(key, "y")),
                                        curve.getParameterSpec(ECParameterSpec.class)));
            }
        }
        throw new AssertionError("the key " + id + " is not published");
    }

    private static BigInteger number(JsonNode key, String coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(coordinate).asText()));
    }
}
