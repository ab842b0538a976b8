package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SummaryId;
import io.millrace.streams.contract.ids.TimeOrderedIds;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class SummariesTest {
    /// As an agent's: later ones are greater.
    private static final Ids IDS = new TimeOrderedIds(InstantSource.system());

    @Test
    void a_summary_goes_on_from_another_and_marks_what_it_stands_for() {
        Calls alice = Calls.somebody();
        Calls.Opened opened = alice.opens("A long story");
        Agent agent = new Agent(opened).starts().says("Chapter one").says("Chapter two");
        List<String> messages = awaitMessages(alice, opened, 3);
        SummaryId first = summary();
        SummaryId second = summary();

        agent.sumsUp(first, null, "The beginning", id(messages, 0), id(messages, 1))
                .sumsUp(second, first, "The rest", id(messages, 2));

        awaitSummaries(alice, opened, 2);
        alice.get("/api/v1/sessions/{id}/summaries?total=true", opened.session().toString())
                .body("data.content", contains("The beginning", "The rest"))
                .body("data.parent", contains(nullValue(), equalTo(first.toString())))
                .body("total", equalTo(2));
        alice.get("/api/v1/summaries/{id}", second.toString())
                .statusCode(200)
                .body("content", equalTo("The rest"))
                .body("taskId", equalTo(opened.task().toString()));
        alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                .body(
                        "data.summaryId",
                        contains(first.toString(), first.toString(), second.toString()));
        Calls.somebody().get("/api/v1/summaries/{id}", second.toString()).statusCode(404);
    }

    @Test
    void a_summary_takes_nothing_of_another_session() {
        Calls bob = Calls.somebody();
        Calls.Opened his = bob.opens("His own");
        List<String> hisMessages = awaitMessages(bob, his, 1);
        SummaryId hisSummary = summary();
        new Agent(his).starts().sumsUp(hisSummary, null, "His");
        awaitSummaries(bob, his, 1);
        Calls alice = Calls.somebody();
        Calls.Opened hers = alice.opens("Her own");
        SummaryId grasping = summary();

        new Agent(hers).starts().sumsUp(grasping, hisSummary, "Hers", id(hisMessages, 0));

        awaitSummaries(alice, hers, 1);
        alice.get("/api/v1/summaries/{id}", grasping.toString()).body("parent", nullValue());
        bob.get("/api/v1/messages/{id}", hisMessages.getFirst()).body("summaryId", nullValue());
    }

    private static List<String> awaitMessages(Calls user, Calls.Opened opened, int count) {
        String path = "/api/v1/tasks/" + opened.task() + "/messages";
        Await.until(
                "the messages are there",
                () -> user.get(path).extract().<Integer>path("data.size()") == count);
        return user.get(path).extract().path("data.id");
    }

    private static void awaitSummaries(Calls user, Calls.Opened opened, int count) {
        String path = "/api/v1/sessions/" + opened.session() + "/summaries";
        Await.until(
                "the summaries are there",
                () -> user.get(path).extract().<Integer>path("data.size()") == count);
    }

    private static MessageId id(List<String> ids, int index) {
        return MessageId.of(ids.get(index));
    }

    private static SummaryId summary() {
        return new SummaryId(IDS.next());
    }
}
