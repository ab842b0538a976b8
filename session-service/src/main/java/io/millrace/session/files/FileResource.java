package io.millrace.session.files;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.UuidParameter;
import io.millrace.rest.errors.ErrorAnswers;
import io.millrace.rest.errors.RequestId;
import io.millrace.session.sessions.Participant;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The bytes of files over HTTP. They are never shown in place: the type is what somebody said it
/// is.
@Path("/api/v1")
@Tag(name = "tasks")
@RolesAllowed(Roles.USER)
@RunOnVirtualThread
public class FileResource {
    private static final String RANGE = "Range";
    private static final String IF_RANGE = "If-Range";
    private static final String CONTENT_RANGE = "Content-Range";

    private final Files files;
    private final Callers callers;

    public FileResource(Files files, Callers callers) {
        this.files = files;
        this.callers = callers;
    }

    @GET
    @Path("files/{id}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "files_get",
            summary = "The bytes of a file of one of my tasks, or a range of them",
            description =
                    "A single range of bytes (RFC 9110, section 14) is answered with 206; several"
                            + " are answered with the whole. The ETag is strong and good for If-Range.")
    @APIResponse(
            responseCode = "200",
            description = "All bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The range that was asked for",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "Not modified")
    public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
        FileEntity file =
                files.readable(
                        Participant.of(callers.current()),
                        new FileId(UuidParameter.parse("id", id)));
        String tag = '"' + file.sha256 + '"';
        if (!EntityTags.matchAllows(headers.getHeaderString(HttpHeaders.IF_MATCH), tag)) {
            throw new DomainException(
                    ErrorCode.PRECONDITION_FAILED, "The file is another one", HttpHeaders.IF_MATCH);
        }
        if (EntityTags.noneMatchNames(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            return described(Response.status(Response.Status.NOT_MODIFIED), tag).build();
        }
        WantedRange range =
                EntityTags.rangeCounts(headers.getHeaderString(IF_RANGE), tag)
                        ? WantedRange.of(headers.getHeaderString(RANGE), file.size)
                        : new WantedRange.Whole();
        return switch (range) {
            case WantedRange.Whole() -> bytes(Response.ok(), file, tag, 0, file.size).build();
            case WantedRange.Part part ->
                    bytes(
                                    Response.status(Response.Status.PARTIAL_CONTENT),
                                    file,
                                    tag,
                                    part.first(),
                                    part.length())
                            .header(
                                    CONTENT_RANGE,
                                    "bytes %d-%d/%d"
                                            .formatted(part.first(), part.last(), file.size))
                            .build();
            case WantedRange.Unsatisfiable() -> unsatisfiable(file, headers);
        };
    }

    private Response.ResponseBuilder bytes(
            Response.ResponseBuilder answer, FileEntity file, String tag, long from, long length) {
        FileId id = new FileId(file.id);
        StreamingOutput body = out -> files.write(id, from, length, out);
        return described(answer, tag)
                .entity(body)
                .type(file.type)
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(file.name))
                .header("X-Content-Type-Options", "nosniff");
    }

    private static Response.ResponseBuilder described(Response.ResponseBuilder answer, String tag) {
        return answer.header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    private static Response unsatisfiable(FileEntity file, HttpHeaders headers) {
        Response error =
                ErrorAnswers.answer(
                        ErrorCode.RANGE_NOT_SATISFIABLE,
                        "The file has " + file.size + " bytes",
                        RANGE,
                        headers.getHeaderString(RequestId.HEADER));
        return Response.fromResponse(error).header(CONTENT_RANGE, "bytes */" + file.size).build();
    }
}
