package io.millrace.sql.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.batches.ElementReader;
import io.millrace.rest.batches.OneOrMany;
import io.millrace.rest.errors.ErrorAnswers;
import io.millrace.rest.errors.RequestId;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Analysis over HTTP.
@Path("/api/v1/sql")
@Tag(name = "sql", description = "Understanding SQL")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AnalysisResource {
    private final Analyses analyses;
    private final AnalysisSettings settings;
    private final ObjectMapper json;
    private final ElementReader reader;

    public AnalysisResource(
            Analyses analyses, AnalysisSettings settings, ObjectMapper json, Validator validator) {
        this.analyses = analyses;
        this.settings = settings;
        this.json = json;
        reader = new ElementReader(json, validator);
    }

    /// The request or requests, for the document; the body is read by hand, because only its first
    /// token tells which it is.
    @Schema(
            name = "AnalyzeRequests",
            oneOf = {AnalyzeRequest.class, AnalyzeRequest[].class})
    interface Requests {}

    /// The result or results, for the document.
    @Schema(
            name = "Analyses",
            oneOf = {AnalysisView.class, AnalysisOrError[].class})
    interface OneOrManyResults {}

    /// One element of the answer to an array.
    @Schema(
            name = "AnalysisOrError",
            oneOf = {AnalysisView.class, ErrorBody.class})
    interface AnalysisOrError {}

    @POST
    @Path("/analyze")
    @RolesAllowed(Roles.USER)
    @RunOnVirtualThread
    @Operation(
            operationId = "sql_analyze",
            summary = "What a script reads and writes, and which columns feed which",
            description =
                    "A statement that cannot be read is a 200 with placed errors. An array of"
                            + " requests is answered by an array in the same order.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Requests.class)))
    @APIResponse(
            responseCode = "200",
            description = "The analysis, or one element per request",
            content = @Content(schema = @Schema(implementation = OneOrManyResults.class)))
    public byte[] analyze(@Nullable JsonNode body, @Context HttpHeaders headers)
            throws IOException {
        return switch (OneOrMany.of(body, settings.maxBatch())) {
            case OneOrMany.One(JsonNode element) -> analyze(element);
            case OneOrMany.Many(List<JsonNode> elements) ->
                    analyze(elements, headers.getHeaderString(RequestId.HEADER));
        };
    }

    private byte[] analyze(List<JsonNode> elements, @Nullable String requestId) throws IOException {
        Deadline deadline = Deadline.after(settings.arrayDeadline());
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        answers.write('[');
        for (JsonNode element : elements) {
            if (answers.size() > 1) {
                answers.write(',');
            }
            answers.write(
                    deadline.hasPassed()
                            ? error(overdue(), requestId)
                            : analyzeOrTell(element, answers.size(), requestId));
        }
        answers.write(']');
        return answers.toByteArray();
    }

    private byte[] analyzeOrTell(JsonNode request, int before, @Nullable String requestId)
            throws JsonProcessingException {
        try {
            byte[] answer = analyze(request);
            return answer.length > settings.maxAnswer() - before
                    ? error(tooLarge(), requestId)
                    : answer;
        } catch (DomainException refused) {
            return error(refused, requestId);
        }
    }

    private static DomainException overdue() {
        return new DomainException(
                ErrorCode.SERVICE_UNAVAILABLE,
                "The time for the array is up; send it in several parts");
    }

    private static DomainException tooLarge() {
        return new DomainException(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The answers before leave no room for this one; send the array in several parts");
    }

    private byte[] error(Exception refused, @Nullable String requestId)
            throws JsonProcessingException {
        return json.writeValueAsBytes(ErrorAnswers.of(refused, requestId).getEntity());
    }

    private byte[] analyze(JsonNode request) {
        return analyses.analyze(reader.read(request, AnalyzeRequest.class));
    }
}
