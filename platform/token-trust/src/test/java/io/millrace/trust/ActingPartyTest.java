package io.millrace.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActingPartyTest {
    private static final String KEYCLOAK = "http://127.0.0.1:8180/realms/millrace";
    private static final String AGENT = "urn:millrace:agent-service";

    @Test
    void aUsersOwnTokenIsTheUsers() throws Exception {
        assertEquals(new ActingParty.Self(), ActingParty.of(token("{'iss':'" + KEYCLOAK + "'}")));
    }

    @Test
    void anAgentActsForAUserInARun() throws Exception {
        JsonWebToken token =
                token(
                        "{'iss':'"
                                + AGENT
                                + "','act':{'sub':'agent-service'},'run':'r','iat':0,'exp':120}");

        assertEquals(new ActingParty.Service("agent-service"), ActingParty.of(token));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a user's token that claims to be a service | {'iss':'http://127.0.0.1:8180/realms/millrace','act':{'sub':'agent-service'}}",
                "an act claim that is only a word | {'iss':'urn:millrace:agent-service','act':'agent-service','run':'r','iat':0,'exp':120}",
                "another service's name | {'iss':'urn:millrace:agent-service','act':{'sub':'session-service'},'run':'r','iat':0,'exp':120}",
                "no act claim at all | {'iss':'urn:millrace:agent-service','run':'r','iat':0,'exp':120}",
                "no run and no task | {'iss':'urn:millrace:agent-service','act':{'sub':'agent-service'},'iat':0,'exp':120}",
                "a long life | {'iss':'urn:millrace:agent-service','act':{'sub':'agent-service'},'run':'r','iat':0,'exp':121}"
            })
    void anythingElseIsNotTrusted(String what, String claims) throws Exception {
        assertInstanceOf(ActingParty.Untrusted.class, ActingParty.of(token(claims)), what);
    }

    private static JsonWebToken token(String claims) throws Exception {
        return new DefaultJWTCallerPrincipal(JwtClaims.parse(claims.replace('\'', '"')));
    }
}
