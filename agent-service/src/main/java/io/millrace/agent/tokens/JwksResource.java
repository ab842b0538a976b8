package io.millrace.agent.tokens;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/.well-known/jwks.json`: the keys to check this service's tokens with, for everybody.
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "keys")
public class JwksResource {
    private final SigningKeys keys;

    public JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "keys_list", summary = "The public keys of this service's tokens")
    public Jwks list() {
        return Jwks.of(keys.all());
    }
}
