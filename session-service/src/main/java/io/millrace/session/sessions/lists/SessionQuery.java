package io.millrace.session.sessions.lists;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.rest.DomainException;
import io.millrace.session.mutations.Requests;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// [SessionCriteria] in the query of a request. Read as text, so that a bad one is refused by name.
public class SessionQuery {
    /// As much of an unknown name is told.
    private static final int MAX_NAME = 64;

    private static final Set<String> NAMES =
            Set.of(
                    "sessionStatus",
                    "inboxStatus",
                    "uiStatus",
                    "repo",
                    "q",
                    "parent",
                    "createdAfter",
                    "createdBefore",
                    "updatedAfter",
                    "updatedBefore",
                    "ids",
                    "deleted");

    @QueryParam("sessionStatus")
    @Parameter(
            schema =
                    @Schema(
                            enumeration = {
                                "ACTIVE",
                                "RETURNING_IP",
                                "COMPLETED",
                                "FAILED",
                                "ARCHIVED"
                            }))
    @Nullable String sessionStatus;

    @QueryParam("inboxStatus")
    @Parameter(
            schema =
                    @Schema(
                            enumeration = {
                                "PENDING",
                                "ACTIVE",
                                "PROCESSING",
                                "COMPLETED",
                                "FAILED",
                                "ARCHIVED"
                            }))
    @Nullable String inboxStatus;

    @QueryParam("uiStatus")
    @Parameter(
            schema =
                    @Schema(
                            enumeration = {
                                "pending",
                                "in_progress",
                                "needs_review",
                                "needs_review_ip_returned",
                                "archived"
                            }))
    @Nullable String uiStatus;

    @QueryParam("repo")
    @Nullable String repo;

    @QueryParam("q")
    @Parameter(
            description =
                    "Words that title, repository or branches hold, each perhaps only the beginning"
                            + " of one")
    @Nullable String q;

    @QueryParam("parent")
    @Parameter(schema = @Schema(implementation = UUID.class))
    @Nullable String parent;

    @QueryParam("createdAfter")
    @Parameter(schema = @Schema(implementation = Instant.class))
    @Nullable String createdAfter;

    @QueryParam("createdBefore")
    @Parameter(schema = @Schema(implementation = Instant.class))
    @Nullable String createdBefore;

    @QueryParam("updatedAfter")
    @Parameter(schema = @Schema(implementation = Instant.class))
    @Nullable String updatedAfter;

    @QueryParam("updatedBefore")
    @Parameter(schema = @Schema(implementation = Instant.class))
    @Nullable String updatedBefore;

    @QueryParam("ids")
    @Parameter(description = "One of these, at most 100; to be repeated")
    @Nullable List<String> ids;

    @QueryParam("deleted")
    @Parameter(
            description = "Those that have been deleted",
            schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
    @Nullable String deleted;

    @Context @Nullable UriInfo uri;

    /// What is asked for.
    ///
    /// @throws DomainException INVALID_INPUT naming the parameter
    public SessionCriteria read(Requests requests) {
        return read(requests, Set.of());
    }

    /// What is asked for, in a request of which the query says more.
    ///
    /// @param besides the names of what else it may say
    /// @throws DomainException INVALID_INPUT naming the parameter
    SessionCriteria read(Requests requests, Set<String> besides) {
        refuseEmptyAndUnknown(besides);
        return requests.read(json(), SessionCriteria.class).checked();
    }

    /// The same as a body would say it.
    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "sessionStatus", sessionStatus);
        put(json, "inboxStatus", inboxStatus);
        put(json, "uiStatus", uiStatus);
        put(json, "repo", repo);
        put(json, "q", q);
        put(json, "parent", parent);
        put(json, "createdAfter", createdAfter);
        put(json, "createdBefore", createdBefore);
        put(json, "updatedAfter", updatedAfter);
        put(json, "updatedBefore", updatedBefore);
        if (ids != null && !ids.isEmpty()) {
            ids.forEach(json.putArray("ids")::add);
        }
        if (deleted != null) {
            switch (deleted) {
                case "true" -> json.put("deleted", true);
                case "false" -> json.put("deleted", false);
                default ->
                        throw DomainException.invalidInput(
                                "deleted", "deleted must be true or false");
            }
        }
        return json;
    }

    /// What is given and says nothing, or has a name that nobody knows, would else be as if it were
    /// not given, and a change by criteria would reach more than was meant.
    private void refuseEmptyAndUnknown(Set<String> besides) {
        String query = uri == null ? null : uri.getRequestUri().getRawQuery();
        if (query == null) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!NAMES.contains(name) && !besides.contains(name) && !name.isEmpty()) {
                String shown = name.substring(0, Math.min(name.length(), MAX_NAME));
                throw DomainException.invalidInput(shown, shown + " is not a parameter here");
            }
            if (NAMES.contains(name) && (equals < 0 || equals == pair.length() - 1)) {
                throw DomainException.invalidInput(name, name + " must not be empty");
            }
        }
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
