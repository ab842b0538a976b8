package io.millrace.session.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.payloads.SessionEvent.TitleSuggested;
import io.millrace.streams.contract.payloads.WorkItem.TitleRequested;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Titles are asked for on the stream, and taken from it.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class TitlesTest {
    private static final String UNTITLED = "Untitled Session";

    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();
    private long sequence;

    @Test
    void a_prompted_session_gets_the_title_and_the_branch_that_an_agent_suggests() {
        Calls.Opened opened =
                alice.opens(Map.of("prompt", "Fix the login", "repo", "https://example.org/r"));
        assertEquals(
                new TitleRequested(
                        opened.session(),
                        requested(opened.session()).userId(),
                        "Fix the login",
                        UNTITLED),
                requested(opened.session()));

        suggest(opened, UNTITLED, "Fix the login page", "fix-the-login-page");

        awaitTitle(opened.session(), "Fix the login page");
        String id = opened.session().toString();
        alice.get("/api/v1/sessions/{id}", id)
                .body(
                        "branch",
                        equalTo("millrace/fix-the-login-page-" + id.substring(id.length() - 12)));
    }

    @Test
    void a_branch_that_an_agent_may_have_made_keeps_its_name() {
        Calls.Opened opened =
                alice.opens(Map.of("prompt", "Fix it", "repo", "https://example.org/r"));
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        suggest(opened, UNTITLED, "Fix the login", "fix-the-login");

        awaitTitle(opened.session(), "Fix the login");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("branch", containsString("/session-"));
    }

    @Test
    void a_title_without_a_slug_leaves_the_branch_as_it_is() {
        Calls.Opened opened = alice.opens(Map.of("prompt", "修复", "repo", "https://example.org/r"));

        suggest(opened, UNTITLED, "修复登录", "");

        awaitTitle(opened.session(), "修复登录");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("branch", containsString("/session-"));
    }

    @Test
    void a_session_that_has_another_title_by_now_keeps_it() {
        Calls.Opened opened = alice.opens("Fix it");
        suggest(opened, UNTITLED, "First", "first");
        awaitTitle(opened.session(), "First");

        suggest(opened, UNTITLED, "Second", "second");
        suggest(opened, "First", "Third", "third");

        awaitTitle(opened.session(), "Third");
        assertTrue(titlesTold(opened.session()).stream().noneMatch("Second"::equals));
    }

    @Test
    void who_brings_a_title_is_asked_for_none_and_neither_is_who_prompts_again() {
        Calls.Opened titled = alice.opens(Map.of("prompt", "Fix it", "title", "Mine"));
        Calls.Opened opened = alice.opens("First");
        alice.prompts(opened.session(), Map.of("prompt", "Second"));
        Calls.Opened last = alice.opens("Last");

        requested(last.session());

        assertEquals(0, requests(titled.session()).size());
        assertEquals(1, requests(opened.session()).size());
    }

    @Test
    void another_title_can_be_asked_for() {
        Calls.Opened opened = alice.opens(Map.of("prompt", "Fix it", "title", "Mine"));
        String path = "/api/v1/sessions/" + opened.session() + "/regenerate-title";

        alice.post(path, "").statusCode(202).body("title", equalTo("Mine"));

        assertEquals("Mine", requested(opened.session()).replaces());
        assertEquals("Fix it", requested(opened.session()).prompt());
        suggest(opened, "Mine", "Fix the login", "fix-the-login");
        awaitTitle(opened.session(), "Fix the login");
        Calls.somebody().post(path, "").statusCode(404);
    }

    @Test
    void while_a_title_is_being_looked_for_nobody_is_asked_for_another() {
        Calls.Opened opened = alice.opens(Map.of("prompt", "Fix it", "title", "Mine"));
        String path = "/api/v1/sessions/" + opened.session() + "/regenerate-title";
        String tag = tag(opened.session());

        alice.post(path, "").statusCode(202);
        alice.post(path, "").statusCode(202);
        requested(alice.opens("Another").session());
        assertEquals(1, requests(opened.session()).size());
        assertEquals(tag, tag(opened.session()));

        suggest(opened, "Mine", "First", "first");
        awaitTitle(opened.session(), "First");
        alice.post(path, "").statusCode(202);
        Await.until("it is asked for", () -> requests(opened.session()).size() == 2);
    }

    @Test
    void a_session_without_a_prompt_has_nothing_to_make_a_title_of() {
        String id = alice.post("/api/v1/sessions", Map.of()).statusCode(201).extract().path("id");

        alice.post("/api/v1/sessions/" + id + "/regenerate-title", "")
                .statusCode(409)
                .body("error.code", equalTo("ILLEGAL_STATE"))
                .body("error.message", endsWith("a new title"));
        alice.post("/api/v1/sessions/x/regenerate-title", "")
                .statusCode(400)
                .body("error.param", equalTo("id"));
    }

    private String tag(SessionId session) {
        return alice.get("/api/v1/sessions/{id}", session.toString()).extract().header("ETag");
    }

    private void suggest(Calls.Opened opened, String replaces, String title, String slug) {
        new Agent(opened)
                .suggests(++sequence, new TitleSuggested(opened.session(), replaces, title, slug));
    }

    private void awaitTitle(SessionId session, String title) {
        Await.until(
                "it is called " + title, () -> alice.sessionField(session, "title").equals(title));
    }

    private List<String> titlesTold(SessionId session) {
        try (var watcher =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.fanoutSession(session).key(),
                        codec::decode)) {
            return watcher.all().stream()
                    .map(codec::tree)
                    .map(event -> event.path("data").path("title").asText())
                    .toList();
        }
    }

    private TitleRequested requested(SessionId session) {
        try (var titles = titles()) {
            return (TitleRequested)
                    titles.await("a request", told -> told.sessionid().equals(session)).data();
        }
    }

    private List<Envelope> requests(SessionId session) {
        try (var titles = titles()) {
            return titles.all().stream().filter(told -> told.sessionid().equals(session)).toList();
        }
    }

    private StreamProbe<Envelope> titles() {
        return StreamProbe.on(
                StackResource.redisUrl(), StreamName.WORK_TITLES.key().key(), codec::decode);
    }
}
