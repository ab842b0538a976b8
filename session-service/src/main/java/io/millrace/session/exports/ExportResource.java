package io.millrace.session.exports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.millrace.rest.UuidParameter;
import io.millrace.session.messages.MessageView;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.tasks.TaskView;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Exports over HTTP, written while they are read.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@RunOnVirtualThread
public class ExportResource {
    private static final String JSON_LINES = "application/x-ndjson";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Exports exports;
    private final ObjectWriter json;
    private final Callers callers;

    public ExportResource(Exports exports, ObjectMapper json, Callers callers) {
        this.exports = exports;
        this.json = json.writer();
        this.callers = callers;
    }

    @GET
    @Path("sessions/{id}/export")
    @Produces(JSON_LINES)
    @Operation(
            operationId = "sessions_export",
            summary = "A whole session as JSON lines",
            description =
                    "One object a line: {type: session, session}, then {type: task, task} for each"
                            + " task and {type: message, message} for each message, the oldest"
                            + " first.")
    @APIResponse(
            responseCode = "200",
            description = "The lines",
            content =
                    @Content(
                            mediaType = JSON_LINES,
                            schema = @Schema(implementation = String.class)))
    public StreamingOutput export(@PathParam("id") String id) {
        Participant who = Participant.of(callers.current());
        SessionId session = new SessionId(UuidParameter.parse("id", id));
        SessionView first = exports.session(who, session);
        return out -> write(out, who, first);
    }

    private void write(OutputStream out, Participant who, SessionView session) throws IOException {
        SessionId id = new SessionId(session.id());
        try (OutputStream lines = new BufferedOutputStream(out)) {
            line(lines, new ExportLine.OfSession(session));
            List<TaskView> tasks = exports.tasks(who, id, BEFORE_ALL);
            while (!tasks.isEmpty()) {
                for (TaskView task : tasks) {
                    line(lines, new ExportLine.OfTask(task));
                }
                tasks = exports.tasks(who, id, tasks.getLast().id());
            }
            List<MessageView> messages = exports.messages(who, id, 0);
            while (!messages.isEmpty()) {
                for (MessageView message : messages) {
                    line(lines, new ExportLine.OfMessage(message));
                }
                messages = exports.messages(who, id, messages.getLast().position());
            }
        }
    }

    private void line(OutputStream out, ExportLine line) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
    }
}
