package io.millrace.session.sandboxes.incoming;

import io.millrace.session.sandboxes.webhooks.WebhookSignature;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What an allocator tells over HTTP. Nobody needs a token here: the signature says who it is.
@Path("/api/v1/webhooks")
@Tag(name = "sandboxes")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReturnWebhookResource {
    private static final byte[] NOTHING = {};

    private final IncomingReturns returns;

    public ReturnWebhookResource(IncomingReturns returns) {
        this.returns = returns;
    }

    @POST
    @Path("return")
    @Operation(
            operationId = "webhooks_return",
            summary = "Tell that a sandbox has come back to its allocator",
            description =
                    "Signed: Millrace-Signature is t=<seconds since 1970>,v1=<hex HMAC-SHA256 over"
                            + " \"<seconds>.<body>\">. A repeat within the window has no effect.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReturnedItem.class)))
    @APIResponse(responseCode = "204", description = "Heard")
    public void heard(
            @HeaderParam(WebhookSignature.HEADER) @Nullable String signature,
            byte @Nullable [] body) {
        returns.hear(signature, body == null ? NOTHING : body);
    }
}
