package io.millrace.agent.models.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.agent.models.Fence;
import io.millrace.agent.models.ModelMessage;
import io.millrace.agent.models.ModelReply;
import io.millrace.agent.models.ModelRequest;
import io.millrace.agent.models.ModelSettings;
import io.millrace.agent.models.ModelSink;
import io.millrace.agent.models.ToolOffer;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {
    private static final String ANALYSIS =
            """
            {"dialect":"postgres","statements":[{"kind":"insert","readOnly":false,
            "tables":[{"databaseIdentifier":null,"schemaIdentifier":null,"tableIdentifier":"a","role":"written"},
            {"databaseIdentifier":null,"schemaIdentifier":"s","tableIdentifier":"orders","kind":"base","role":"read"},
            {"databaseIdentifier":null,"schemaIdentifier":null,"tableIdentifier":"paid","kind":"cte","role":"read"}],
            "columns":[{"name":"y","sources":[{"table":"s.orders","column":"x","kind":"expression","resolved":true}]}],
            "errors":[]}],"errors":[]}\
            """;

    private final ScriptedModel model = new ScriptedModel(new WithoutPauses());
    private final Pieces pieces = new Pieces();
    private final List<ModelMessage> messages = new ArrayList<>();

    @Test
    void a_statement_is_analysed_then_told_of_then_done() throws InterruptedException {
        prompt("Explain insert into a select o.x + 1 as y from s.orders o");

        ContentBlock.ToolUse analyze = reply();
        assertEquals("analyze_sql", analyze.name());
        assertEquals(
                "insert into a select o.x + 1 as y from s.orders o",
                analyze.input().path("sql").asText());
        assertEquals("postgres", analyze.input().path("dialect").asText());

        answer(analyze, ANALYSIS, false);
        ContentBlock.ToolUse message = reply();
        assertEquals("message_user", message.name());
        assertEquals(
                "The statement is of the kind insert and writes. It reads s.orders. It writes a.\n"
                        + "- y comes from s.orders.x (expression)",
                message.input().path("message").asText());

        answer(message, "The user sees the message.", false);
        ContentBlock.ToolUse done = reply();
        assertEquals("done", done.name());
        assertEquals(message.input().path("message"), done.input().path("response"));
        assertEquals(3, List.of(analyze.id(), message.id(), done.id()).stream().distinct().count());
    }

    @Test
    void what_the_tool_could_not_do_is_told_as_it_said_it() throws InterruptedException {
        prompt("select from from x");
        answer(reply(), "line 1, column 8: a column was expected", true);

        ContentBlock.ToolUse message = reply();

        assertEquals(
                "The statement could not be analysed: line 1, column 8: a column was expected",
                message.input().path("message").asText());
    }

    @Test
    void a_result_that_was_cut_short_leads_to_no_made_up_lineage() throws InterruptedException {
        prompt("select a from t");
        answer(reply(), ANALYSIS.substring(0, 90) + "\n[cut short: 90 of 500 characters]", false);

        String told = reply().input().path("message").asText();

        assertTrue(told.contains("cannot read"), told);
        assertFalse(told.contains("orders"), told);
    }

    @Test
    void a_prompt_without_a_statement_is_answered_plainly() throws InterruptedException {
        prompt("How are you?");

        assertEquals("done", reply().name());
        assertTrue(pieces.text.toString().contains("scripted model"), pieces.text::toString);
    }

    @Test
    void what_is_streamed_is_what_is_replied() throws InterruptedException {
        prompt(
                "```script\nsay one two\nsay three\ncall done {\"response\":\"\u00e4\ud83d\ude00 and more than a few characters\"}\n```");

        var answered = assertInstanceOf(ModelReply.Answered.class, model.reply(request(), pieces));

        var text = assertInstanceOf(ContentBlock.Text.class, answered.content().getFirst());
        var call = assertInstanceOf(ContentBlock.ToolUse.class, answered.content().getLast());
        assertEquals("one two\nthree", text.text());
        assertEquals(text.text(), pieces.text.toString());
        assertEquals(call.input().toString(), pieces.arguments.toString());
    }

    @Test
    void a_script_is_followed_reply_by_reply_and_ends_with_done() throws InterruptedException {
        prompt("```script\ncall message_user {\"message\":\"a\"}\nsay b\n```");

        ContentBlock.ToolUse first = reply();
        answer(first, "ok", false);
        ContentBlock.ToolUse second = reply();

        assertEquals("message_user", first.name());
        assertEquals("done", second.name());
    }

    @Test
    void a_later_prompt_is_what_counts() throws InterruptedException {
        prompt("select a from t");
        messages.add(
                new ModelMessage(MessageRole.ASSISTANT, List.of(new ContentBlock.Text("Done."))));
        prompt("select b from u");

        assertEquals("select b from u", reply().input().path("sql").asText());
    }

    @Test
    void failing_and_unreadable_scripts_fail_for_good() throws InterruptedException {
        prompt("```script\nfail out of luck\n```");
        assertEquals(new ModelReply.Failed("out of luck", false), model.reply(request(), pieces));

        prompt("```script\nnonsense\n```");
        assertEquals(
                new ModelReply.Failed("line 1 of the script: there is no verb nonsense", false),
                model.reply(request(), pieces));
    }

    @Test
    void who_offers_no_tools_gets_a_title() throws InterruptedException {
        prompt("\n Which columns feed it? \nselect 1");
        var answered =
                assertInstanceOf(
                        ModelReply.Answered.class,
                        model.reply(new ModelRequest("", messages, List.of()), pieces));

        assertEquals(
                List.of(new ContentBlock.Text("Work on Which columns feed it?")),
                answered.content());
    }

    private ModelRequest request() {
        return new ModelRequest(
                "",
                messages,
                List.of(new ToolOffer("done", "Ends it.", JsonNodeFactory.instance.objectNode())));
    }

    private void prompt(String text) {
        messages.add(new ModelMessage(MessageRole.USER, List.of(new ContentBlock.Text(text))));
    }

    private ContentBlock.ToolUse reply() throws InterruptedException {
        ModelReply reply = model.reply(request(), pieces);
        var answered = assertInstanceOf(ModelReply.Answered.class, reply);
        messages.add(new ModelMessage(MessageRole.ASSISTANT, answered.content()));
        return assertInstanceOf(ContentBlock.ToolUse.class, answered.content().getLast());
    }

    private void answer(ContentBlock.ToolUse call, String content, boolean failed) {
        messages.add(
                new ModelMessage(
                        MessageRole.USER,
                        List.of(
                                new ContentBlock.ToolResult(
                                        call.id(), Fence.around(content), failed))));
    }

    private static final class WithoutPauses implements ModelSettings {
        @Override
        public String standard() {
            return ScriptedModel.NAME;
        }

        @Override
        public Scripted scripted() {
            return () -> Duration.ZERO;
        }
    }

    private static final class Pieces implements ModelSink {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();

        @Override
        public void text(String piece) {
            text.append(piece);
        }

        @Override
        public void reasoning(String piece) {
            throw new AssertionError("this model does not think aloud");
        }

        @Override
        public void toolArguments(String piece) {
            arguments.append(piece);
        }
    }
}
