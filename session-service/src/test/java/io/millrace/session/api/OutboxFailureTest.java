package io.millrace.session.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class OutboxFailureTest {
    @Inject Rows rows;

    @Test
    void when_the_outbox_fails_nothing_at_all_is_left() {
        Calls alice = Calls.somebody();
        String userId = Tokens.userId(alice.user()).toString();
        String prompt = "Lost by " + userId;
        // given: the last of the rows that a prompt writes is refused
        rows.execute(
                """
                create function planted() returns trigger language plpgsql as $$
                begin
                  if new.family = 'fanout.session' and (select last from outbox_sequence s
                      where s.family = new.family and s.subject = new.subject) = 1
                      and exists (select 1 from sessions where id::text = new.subject
                        and user_id = '%s') then
                    raise exception 'planted';
                  end if;
                  return new;
                end $$;
                create trigger planted before insert on outbox
                  for each row execute function planted();
                """
                        .formatted(userId));
        try {
            long outbox = rows.number("select count(*) from outbox where payload is not null");

            // when
            alice.post("/api/v1/sessions/with-prompt", Map.of("prompt", prompt))
                    .statusCode(500)
                    .body("error.code", equalTo("INTERNAL_SERVER_ERROR"))
                    .body("error.message", equalTo("Something went wrong on our side"));

            // then
            assertEquals(0, rows.number("select count(*) from sessions where user_id = ?", userId));
            assertEquals(0, rows.number("select count(*) from tasks where user_id = ?", userId));
            assertEquals(
                    0,
                    rows.number(
                            "select count(*) from messages where strpos(content::text, ?) > 0",
                            prompt));
            assertEquals(
                    outbox, rows.number("select count(*) from outbox where payload is not null"));
        } finally {
            rows.execute("drop trigger planted on outbox; drop function planted();");
        }
        // and: the same works once the fault is gone
        alice.opens("Kept");
    }
}
