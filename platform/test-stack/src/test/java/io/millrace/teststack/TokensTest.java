package io.millrace.teststack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aUsersTokenLooksLikeOneOfKeycloak() throws Exception {
        JsonNode claims = claims(Tokens.user("alice").roles("user").groups("emea").token());

        assertEquals("alice", claims.get("preferred_username").asText());
        assertEquals(Tokens.userId("alice").toString(), claims.get("sub").asText());
        assertEquals("[\"user\"]", claims.at("/realm_access/roles").toString());
        assertEquals("[\"emea\"]", claims.get("groups").toString());
        assertEquals("millrace", claims.get("aud").asText());
        assertEquals(Issuer.keycloak().url(), claims.get("iss").asText());
        assertFalse(claims.has("act"));
    }

    @Test
    void theSignatureOfAUsersTokenFitsThePublishedKey() throws Exception {
        assertTrue(fitsPublishedKey(Tokens.user("alice").token(), Issuer.keycloak()));
    }

    @Test
    void theSignatureOfAServicesTokenFitsThePublishedKey() throws Exception {
        Issuer agent = Issuer.service("agent-service");
        String token = Tokens.actingFor("alice", "agent-service").token();

        assertTrue(fitsPublishedKey(token, agent));
        assertEquals("urn:millrace:agent-service", claims(token).get("iss").asText());
        assertEquals("agent-service", claims(token).at("/act/sub").asText());
        assertTrue(claims(token).hasNonNull("run"));
        assertTrue(
                Duration.between(Instant.now(), expiry(token)).compareTo(Duration.ofMinutes(2))
                        <= 0);
    }

    @Test
    void aClaimCanBeChangedAndLeftOut() throws Exception {
        Tokens token = Tokens.user("alice").claim("email", "other@example.org").without("aud");

        JsonNode claims = claims(token.token());

        assertEquals("other@example.org", claims.get("email").asText());
        assertFalse(claims.has("aud"));
    }

    @Test
    void aForgedSignatureDoesNotFit() throws Exception {
        assertFalse(
                fitsPublishedKey(
                        Tokens.user("mallory").signedBySomebodyElse().token(), Issuer.keycloak()));
    }

    @Test
    void aTamperedTokenNamesTheOtherUserAndDoesNotFit() throws Exception {
        String tampered = Tokens.user("mallory").tamperedToken("ada");

        assertEquals("ada", claims(tampered).get("preferred_username").asText());
        assertFalse(fitsPublishedKey(tampered, Issuer.keycloak()));
    }

    @Test
    void anExpiredTokenIsPastItsTime() throws Exception {
        assertTrue(expiry(Tokens.user("alice").expired().token()).isBefore(Instant.now()));
    }

    @Test
    void everyServiceHasAKeyOfItsOwn() {
        assertNotEquals(
                SigningKeys.keySet(Issuer.service("agent-service")),
                SigningKeys.keySet(Issuer.service("other-service")));
    }

    @Test
    void theDiscoveryDocumentNamesIssuerAndKeys() throws Exception {
        JsonNode document = fetch(Issuer.keycloak().url() + "/.well-known/openid-configuration");

        assertEquals(Issuer.keycloak().url(), document.get("issuer").asText());
        assertEquals(Issuer.keycloak().keysUrl(), document.get("jwks_uri").asText());
    }

    private static Instant expiry(String token) throws Exception {
        return Instant.ofEpochSecond(claims(token).get("exp").asLong());
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static JsonNode fetch(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
            return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    /// Checks as RFC 7515 section 5.2 says, with the key that is fetched over HTTP.
    private static boolean fitsPublishedKey(String token, Issuer issuer) throws Exception {
        JsonNode key = fetch(issuer.keysUrl()).at("/keys/0");
        PublicKey publicKey = publicKey(key);
        Signature check =
                Signature.getInstance(
                        key.get("kty").asText().equals("RSA")
                                ? "SHA256withRSA"
                                : "SHA256withECDSAinP1363Format");
        String[] parts = token.split("\\.", -1);
        check.initVerify(publicKey);
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return check.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static PublicKey publicKey(JsonNode key) throws Exception {
        if (key.get("kty").asText().equals("RSA")) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(
                                new ECPoint(number(key, "x"), number(key, "y")),
                                curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(member).asText()));
    }
}
