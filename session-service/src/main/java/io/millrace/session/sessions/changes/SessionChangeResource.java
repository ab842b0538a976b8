package io.millrace.session.sessions.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.UuidParameter;
import io.millrace.rest.conditions.IfMatch;
import io.millrace.session.mutations.Answer;
import io.millrace.session.mutations.MergePatch;
import io.millrace.session.mutations.Mutations;
import io.millrace.session.mutations.Requests;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionBatch;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.lists.SessionLists;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Changes of sessions over HTTP.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SessionChangeResource {
    private static final String CRITERIA = "criteria";

    private final SessionChanges changes;
    private final SessionLists lists;
    private final Mutations mutations;
    private final Requests requests;
    private final ObjectMapper json;
    private final Callers callers;

    public SessionChangeResource(
            SessionChanges changes,
            SessionLists lists,
            Mutations mutations,
            Requests requests,
            ObjectMapper json,
            Callers callers) {
        this.changes = changes;
        this.lists = lists;
        this.mutations = mutations;
        this.requests = requests;
        this.json = json;
        this.callers = callers;
    }

    /// The body of [#replaceMany], for the document.
    @Schema(
            name = "ReplaceSessions",
            oneOf = {ReplaceSession.class, ReplaceSession[].class, ChangeByCriteria.class})
    interface Replacements {}

    /// The body of [#patchMany], for the document.
    @Schema(
            name = "PatchSessions",
            oneOf = {ReplaceSession.class, ReplaceSession[].class})
    interface Patches {}

    /// The answer to one or many, for the document.
    @Schema(
            name = "SessionOrBatch",
            oneOf = {SessionView.class, SessionBatch.class})
    interface OneOrBatch {}

    @PUT
    @Path("sessions/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sessions_replace",
            summary = "Say anew what is said about a session",
            description = "What is absent is said no longer. How it stands is not changed.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ReplaceSession.class)))
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            byte @Nullable [] body) {
        ReplaceSession wanted = requests.read(requests.parse(body), ReplaceSession.class);
        return Mutations.response(change(session(id), ifMatch, _ -> wanted));
    }

    @PATCH
    @Path("sessions/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            operationId = "sessions_patch",
            summary = "Change some of what is said about a session",
            description =
                    "A JSON merge patch (RFC 7396): what is absent stays, null takes it away.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ReplaceSession.class)))
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response patch(
            @PathParam("id") String id,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            byte @Nullable [] body) {
        return Mutations.response(
                change(session(id), ifMatch, merging(object(requests.parse(body)))));
    }

    @PUT
    @Path("sessions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sessions_replaceMany",
            summary = "Say anew what is said about several sessions, or change all that are chosen",
            description =
                    "One session with its id, an array of at most 100, or criteria that choose at"
                            + " most 100 of my own and a merge patch for all of them.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Replacements.class)))
    @APIResponse(
            responseCode = "200",
            description = "The session, or what became of each",
            content = @Content(schema = @Schema(implementation = OneOrBatch.class)))
    public Response replaceMany(byte @Nullable [] body) {
        JsonNode parsed = requests.parse(body);
        if (parsed.has(CRITERIA)) {
            return changeChosen(requests.read(parsed, ChangeByCriteria.class));
        }
        return mutations.perform(
                "sessions_replaceMany",
                null,
                body,
                element -> {
                    ReplaceSession wanted = requests.read(element, ReplaceSession.class);
                    return change(named(wanted), null, _ -> wanted);
                });
    }

    private Response changeChosen(ChangeByCriteria wanted) {
        JsonNode patch = object(wanted.changes());
        var chosen = lists.chosen(participant().user(), wanted.criteria().checked(), CRITERIA);
        return Response.ok(
                        mutations.each(
                                chosen,
                                SessionId::toString,
                                id -> change(id, null, merging(patch))))
                .build();
    }

    @PATCH
    @Path("sessions")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            operationId = "sessions_patchMany",
            summary = "Change some of what is said about several sessions",
            description = "One merge patch with the id of its session, or an array of at most 100.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Patches.class)))
    @APIResponse(
            responseCode = "200",
            description = "The session, or what became of each",
            content = @Content(schema = @Schema(implementation = OneOrBatch.class)))
    public Response patchMany(byte @Nullable [] body) {
        return mutations.perform(
                "sessions_patchMany",
                null,
                body,
                element -> {
                    JsonNode patch = object(element);
                    return change(
                            named(requests.read(patch, ReplaceSession.class)),
                            null,
                            merging(patch));
                });
    }

    private Answer change(
            SessionId id, @Nullable String ifMatch, UnaryOperator<ReplaceSession> change) {
        SessionView changed = changes.change(participant(), id, IfMatch.parse(ifMatch), change);
        return Answer.changed(changed.tag(), changed, changed.id());
    }

    private UnaryOperator<ReplaceSession> merging(JsonNode patch) {
        return current ->
                requests.read(
                        MergePatch.apply(json.valueToTree(current), patch), ReplaceSession.class);
    }

    private static JsonNode object(JsonNode patch) {
        if (!patch.isObject()) {
            throw new DomainException(ErrorCode.INVALID_REQUEST, "A request is an object");
        }
        return patch;
    }

    private static SessionId named(ReplaceSession wanted) {
        if (wanted.id() == null) {
            throw DomainException.invalidInput("id", "id must say which session is meant");
        }
        return new SessionId(wanted.id());
    }

    private Participant participant() {
        return Participant.of(callers.current());
    }

    private static SessionId session(String id) {
        return new SessionId(UuidParameter.parse("id", id));
    }
}
