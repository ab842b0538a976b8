package io.millrace.journeys;

import io.millrace.teststack.Tokens;
import java.util.List;

/// Tokens that look right and are not: signed with keys of nobody we trust.
final class ForgedTokens {
    private ForgedTokens() {}

    static List<String> all(Addresses stack) {
        Tokens alice = Tokens.user("alice").roles("user").groups("emea");
        return List.of(
                alice.claim("iss", stack.issuer()).token(),
                alice.claim("iss", "urn:millrace:agent-service").token(),
                Tokens.actingFor("alice", "agent-service")
                        .audience("session-service")
                        .claim("iss", "urn:millrace:agent-service")
                        .token(),
                alice.unsignedToken(),
                alice.claim("iss", stack.issuer()).claim("act", "agent-service").token(),
                "mr_not-a-token",
                "a.b.c");
    }
}
