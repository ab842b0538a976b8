package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.millrace.session.sessions.InboxStatus;
import io.millrace.session.sessions.SessionStatus;
import io.millrace.session.sessions.UiStatus;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a session is shown as is derived in code, and chosen by in SQL: both say the same.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class UiStatusFilterTest {
    @Inject Rows rows;

    @Test
    void a_session_is_found_by_what_it_is_shown_as_and_by_nothing_else() {
        Calls alice = Calls.somebody();
        String id = alice.post("/api/v1/sessions", Map.of("title", "x")).extract().path("id");
        for (InboxStatus inbox : InboxStatus.all()) {
            for (SessionStatus status : SessionStatus.all()) {
                // As if it had just changed: the session-poller would put it right else.
                rows.execute(
                        """
                        update sessions set inbox_status = '%s', session_status = '%s',
                          updated_at = now() + interval '1 hour' where id = '%s'
                        """
                                .formatted(inbox.name(), status.name(), id));
                UiStatus shown = UiStatus.of(inbox, status, false);

                for (UiStatus each : UiStatus.values()) {
                    alice.get("/api/v1/sessions?uiStatus=" + each.wireName())
                            .statusCode(200)
                            .body("data.id", each == shown ? contains(id) : empty());
                }
            }
        }
    }
}
