package io.millrace.agent.models.scripted;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.agent.models.ChatModel;
import io.millrace.agent.models.Fence;
import io.millrace.agent.models.ModelReply;
import io.millrace.agent.models.ModelRequest;
import io.millrace.agent.models.ModelSettings;
import io.millrace.agent.models.ModelSink;
import io.millrace.streams.contract.content.ContentBlock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/// The deterministic built-in model.
@Singleton
public final class ScriptedModel implements ChatModel {
    /// Its name, in the API, in events and in messages.
    public static final String NAME = "scripted";

    private static final String ANALYZE = "analyze_sql";
    private static final String MESSAGE = "message_user";
    private static final String DONE = "done";

    private final Duration wordPause;

    public ScriptedModel(ModelSettings settings) {
        wordPause = settings.scripted().wordPause();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModelReply reply(ModelRequest request, ModelSink sink) throws InterruptedException {
        Conversation conversation = Conversation.of(request);
        Writing writing = new Writing(sink, "scripted-" + conversation.length(), wordPause);
        if (request.tools().isEmpty()) {
            // Whoever offers no tools wants words: a title.
            writing.say(title(conversation.prompt()));
            return writing.reply(wordsIn(conversation.prompt()));
        }
        Optional<Script> script;
        try {
            script = Script.in(conversation.prompt());
        } catch (UnreadableScript e) {
            return new ModelReply.Failed(String.valueOf(e.getMessage()), false);
        }
        if (script.isPresent()) {
            Optional<String> failure = follow(script.get().reply(conversation.replies()), writing);
            if (failure.isPresent()) {
                return new ModelReply.Failed(failure.get(), false);
            }
        } else {
            Optional<SqlInPrompt> sql = SqlInPrompt.in(conversation.prompt());
            if (sql.isPresent()) {
                analyse(sql.get(), conversation, writing);
            } else {
                answerPlainly(writing);
            }
        }
        return writing.reply(wordsIn(conversation.prompt()));
    }

    /// @return why the script wants the call to fail, if it does
    private static Optional<String> follow(List<ScriptLine> lines, Writing writing)
            throws InterruptedException {
        boolean called = false;
        for (ScriptLine line : lines) {
            switch (line) {
                case ScriptLine.Say(String words) -> writing.say(words);
                case ScriptLine.Pace(Duration pause) -> writing.pace(pause);
                case ScriptLine.Sleep(Duration pause) -> Thread.sleep(pause);
                case ScriptLine.Fail(String why) -> {
                    return Optional.of(why);
                }
                case ScriptLine.Call call -> {
                    writing.call(call.tool(), call.arguments());
                    called = true;
                }
            }
        }
        if (!called) {
            writing.call(DONE, object("response", "The script has ended."));
        }
        return Optional.empty();
    }

    private static void analyse(SqlInPrompt sql, Conversation conversation, Writing writing)
            throws InterruptedException {
        Optional<ContentBlock.ToolResult> analysis = conversation.resultOf(ANALYZE);
        if (analysis.isEmpty()) {
            writing.say(
                    "I am the scripted model. Your prompt holds an SQL statement, so I will have it"
                            + " analysed and then tell you which tables and columns it uses.");
            writing.call(ANALYZE, object("sql", sql.sql()).put("dialect", sql.dialect()));
            return;
        }
        String output = Fence.contentOf(analysis.get().content());
        String summary =
                analysis.get().isError()
                        ? "The statement could not be analysed: " + output
                        : AnalysisSummary.of(output);
        if (conversation.called(MESSAGE)) {
            writing.call(DONE, object("response", summary));
        } else {
            writing.say("The analysis is there; this is what it says.");
            writing.call(MESSAGE, object("message", summary));
        }
    }

    private static void answerPlainly(Writing writing) throws InterruptedException {
        writing.say(
                "I am the scripted model and follow simple rules: I can analyse an SQL statement"
                        + " that stands in the prompt. There is none in this one.");
        writing.call(DONE, object("response", "There was no SQL statement to analyse."));
    }

    /// Of the first line of a prompt; nothing of one that begins with a block.
    private static String title(String prompt) {
        return prompt.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> !line.startsWith("```"))
                .map(line -> "Work on " + line)
                .orElse("");
    }

    private static ObjectNode object(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    private static long wordsIn(String text) {
        return new StringTokenizer(text).countTokens();
    }
}
