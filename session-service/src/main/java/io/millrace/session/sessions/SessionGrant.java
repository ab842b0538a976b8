package io.millrace.session.sessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// A row of `session_grants`: a session is shared with one user or one group. Written anew when
/// sharing changes, never changed.
@Entity
@Table(name = "session_grants")
@NullUnmarked
public class SessionGrant {
    @Id public UUID id;

    @Column(name = "session_id")
    public UUID session;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /// The user's id or the group's name.
    public String grantee;

    @Column(name = "access")
    @Enumerated(EnumType.STRING)
    public Level level;

    /// What a grantee is.
    public enum Kind {
        USER,
        GROUP
    }

    /// How far it is shared.
    public enum Level {
        @JsonProperty("canView")
        CAN_VIEW,
        @JsonProperty("fullAccess")
        FULL_ACCESS
    }
}
