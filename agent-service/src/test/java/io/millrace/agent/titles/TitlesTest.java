package io.millrace.agent.titles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.HandedWork;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.contract.payloads.SessionEvent.TitleSuggested;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.contract.payloads.WorkItem.TitleRequested;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.leases.Lease;
import io.millrace.teststack.StreamProbe;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(AgentStack.class)
class TitlesTest {
    AgentProbe probe;
    @Inject TitleWorker worker;

    @Test
    void a_session_gets_a_title_and_a_slug_from_its_prompt() {
        TitleRequested wanted = wanted("Which columns feed the revenue report?\n\nselect 1");

        probe.request(wanted);

        Envelope told = await(wanted);
        assertEquals(
                new TitleSuggested(
                        wanted.sessionId(),
                        "Untitled Session",
                        "Work on Which columns feed the revenue report?",
                        "work-on-which-columns-feed-the-revenue-report"),
                told.data());
        assertEquals(wanted.sessionId().toString(), told.subject());
        assertEquals(wanted.sessionId(), told.sessionid());
    }

    @Test
    void where_the_model_names_nothing_nothing_is_told() {
        TitleRequested wanted = wanted("```script\nsay Hello\n```");

        Outcome outcome = worker.on(work(wanted, probe.requesting(wanted)));

        assertEquals(Outcome.ignored("the model named nothing"), outcome);
    }

    @Test
    void what_is_no_request_for_a_title_is_rejected() {
        TaskRequested task = probe.taskOf("alice", "Work");

        Outcome outcome = worker.on(work(wanted("x"), probe.requesting(task)));

        assertInstanceOf(Outcome.Rejected.class, outcome);
    }

    @Test
    void a_worker_without_the_lease_tells_nothing() {
        TitleRequested wanted = wanted("Something");

        Outcome outcome = worker.on(work(wanted, probe.requesting(wanted)));

        assertEquals(Outcome.ignored("another worker has the lease"), outcome);
    }

    private static HandedWork work(TitleRequested wanted, Envelope envelope) {
        return new HandedWork(envelope, new Lease(wanted.sessionId().toString(), 1, "nobody"));
    }

    private static TitleRequested wanted(String prompt) {
        return new TitleRequested(
                new SessionId(UUID.randomUUID()),
                new UserId(Tokens.userId("alice").toString()),
                prompt,
                "Untitled Session");
    }

    private Envelope await(TitleRequested wanted) {
        try (StreamProbe<Envelope> events = probe.events()) {
            return events.await(
                    "a title",
                    told ->
                            told.data() instanceof TitleSuggested
                                    && told.subject().equals(wanted.sessionId().toString()));
        }
    }
}
