package io.millrace.session.sessions;

import io.millrace.rest.batches.BatchFailure;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to an array of sessions, for the document: a [io.millrace.rest.batches.Batch] of
/// them.
@Schema(name = "SessionBatch", description = "What became of each element of an array")
public record SessionBatch(
        List<SessionView> updated,
        List<BatchFailure> failed,
        int totalProcessed,
        int successCount,
        int failureCount) {}
