package io.millrace.session.sessions.sharing;

import io.millrace.session.sessions.SessionGrant;
import io.millrace.session.sessions.SessionGrant.Level;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// With whom a session is shared, beside its owner.
///
/// @param users at most 100
/// @param groups at most 100
@Schema(name = "SharedWith")
@RegisterForReflection
public record SharedWith(
        @Size(max = 100) @Nullable List<@NotNull @Valid WithUser> users,
        @Size(max = 100) @Nullable List<@NotNull @Valid WithGroup> groups) {
    private static final String NO_CONTROL = "\\P{Cntrl}*";
    private static final String CONTROL_REFUSED = "must not hold control characters";

    /// @param id the user's, the `sub` of their tokens
    /// @param access canView, or fullAccess: to prompt, cancel and change as well
    @Schema(name = "SharedWithUser")
    @RegisterForReflection
    public record WithUser(
            @Schema(required = true)
                    @NotBlank
                    @Size(max = 255)
                    @Pattern(regexp = NO_CONTROL, message = CONTROL_REFUSED)
                    String id,
            @Schema(required = true) @NotNull Level access) {}

    /// @param name the group's, as tokens have it
    /// @param access canView, or fullAccess: to prompt, cancel and change as well
    @Schema(name = "SharedWithGroup")
    @RegisterForReflection
    public record WithGroup(
            @Schema(required = true)
                    @NotBlank
                    @Size(max = 255)
                    @Pattern(regexp = NO_CONTROL, message = CONTROL_REFUSED)
                    String name,
            @Schema(required = true) @NotNull Level access) {}

    static SharedWith of(List<SessionGrant> grants) {
        return new SharedWith(
                grants.stream()
                        .filter(grant -> grant.kind == SessionGrant.Kind.USER)
                        .map(grant -> new WithUser(grant.grantee, grant.level))
                        .toList(),
                grants.stream()
                        .filter(grant -> grant.kind == SessionGrant.Kind.GROUP)
                        .map(grant -> new WithGroup(grant.grantee, grant.level))
                        .toList());
    }

    List<WithUser> usersOrNone() {
        return users == null ? List.of() : users;
    }

    List<WithGroup> groupsOrNone() {
        return groups == null ? List.of() : groups;
    }
}
