package io.millrace.session.sandboxes;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A return was accepted and is being carried out.
@Schema(name = "SandboxReturnAccepted")
public record AcceptedView(UUID operationId) {}
