package io.millrace.session.sessions.lists;

import io.millrace.rest.DomainException;
import io.millrace.rest.Page;
import io.millrace.session.mutations.Requests;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sessions.SessionView;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Lists of sessions over HTTP.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SessionListResource {
    /// What the query of a list says beside the criteria.
    private static final Set<String> BESIDES =
            Set.of("page", "pageSize", "cursor", "total", "sort", "order");

    private final SessionLists lists;
    private final Requests requests;
    private final Callers callers;

    public SessionListResource(SessionLists lists, Requests requests, Callers callers) {
        this.lists = lists;
        this.requests = requests;
        this.callers = callers;
    }

    @GET
    @Path("sessions")
    @Operation(operationId = "sessions_list", summary = "My sessions, the newest first")
    public Page<SessionView> list(
            @BeanParam PageQuery page,
            @BeanParam SessionQuery query,
            @Parameter(schema = @Schema(enumeration = {"createdAt", "updatedAt", "title"}))
                    @QueryParam("sort")
                    @Nullable String sort,
            @Parameter(schema = @Schema(enumeration = {"asc", "desc"})) @QueryParam("order")
                    @Nullable String order) {
        return lists.list(
                caller(),
                query.read(requests, BESIDES),
                SessionOrder.parse(sort, order),
                page.read());
    }

    @GET
    @Path("sessions/filter")
    @Operation(
            operationId = "sessions_filter",
            summary = "Those of my sessions that meet the criteria")
    public Page<SessionView> filter(
            @BeanParam PageQuery page,
            @BeanParam SessionQuery query,
            @Parameter(schema = @Schema(enumeration = {"createdAt", "updatedAt", "title"}))
                    @QueryParam("sort")
                    @Nullable String sort,
            @Parameter(schema = @Schema(enumeration = {"asc", "desc"})) @QueryParam("order")
                    @Nullable String order) {
        return list(page, query, sort, order);
    }

    @GET
    @Path("sessions/search")
    @Operation(
            operationId = "sessions_search",
            summary = "Those of my sessions that hold these words, the newest first")
    public Page<SessionView> search(
            @BeanParam PageQuery page,
            @Parameter(required = true) @QueryParam("q") @Nullable String q) {
        if (q == null) {
            throw DomainException.invalidInput("q", "q must be given");
        }
        SessionQuery query = new SessionQuery();
        query.q = q;
        return list(page, query, null, null);
    }

    private UserId caller() {
        return new UserId(callers.current().userId());
    }
}
