package io.millrace.session.tasks;

import io.millrace.rest.DomainException;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.UserId;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters that choose tasks. Read as text, so that a bad one is refused by name.
public class TaskListQuery {
    @QueryParam("status")
    @Parameter(
            schema =
                    @Schema(
                            enumeration = {
                                "PENDING",
                                "RUNNING",
                                "NEEDS_HELP",
                                "NEEDS_REVIEW",
                                "COMPLETED",
                                "FAILED",
                                "CANCELLED"
                            }))
    @Nullable String status;

    @QueryParam("statuses")
    @Parameter(
            description = "One or more of them, with commas; in place of status",
            example = "PENDING,RUNNING")
    @Nullable String statuses;

    @QueryParam("priority")
    @Parameter(schema = @Schema(implementation = TaskPriority.class))
    @Nullable String priority;

    @QueryParam("type")
    @Parameter(schema = @Schema(implementation = TaskType.class))
    @Nullable String type;

    /// Which of a user's tasks are asked for.
    ///
    /// @throws DomainException INVALID_INPUT naming the parameter
    public TaskFilter read(UserId owner) {
        return new TaskFilter(
                owner,
                null,
                states(),
                priority == null ? null : constant("priority", TaskPriority.values(), priority),
                type == null ? null : constant("type", TaskType.values(), type));
    }

    private List<TaskState> states() {
        if (statuses == null) {
            return status == null ? List.of() : List.of(state("status", status));
        }
        if (status != null) {
            throw DomainException.invalidInput(
                    "statuses", "status and statuses cannot be given together");
        }
        return Arrays.stream(statuses.split(",", -1))
                .map(name -> state("statuses", name.strip()))
                .distinct()
                .toList();
    }

    /// The state of a name that a caller wrote.
    ///
    /// @throws DomainException INVALID_INPUT naming the parameter
    public static TaskState state(String param, String name) {
        return TaskState.named(name)
                .orElseThrow(() ->
                        unknown(
                                param,
                                TaskState.all().stream()
                                        .map(TaskState::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static <E extends Enum<E>> E constant(String param, E[] known, String name) {
        return Arrays.stream(known)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        unknown(
                                param,
                                Arrays.stream(known)
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static DomainException unknown(String param, String known) {
        return DomainException.invalidInput(param, param + " must be one of " + known);
    }
}
