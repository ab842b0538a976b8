package io.millrace.agent.models.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.agent.models.ModelReply;
import io.millrace.agent.models.ModelSink;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A reply while it is being written: what it says is streamed word by word.
///
/// One word counts as one token; that is how this model bills.
final class Writing {
    private static final int ARGUMENT_PIECE = 24;

    private final ModelSink sink;
    private final String callIdPrefix;
    private final List<ContentBlock> content = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private Duration wordPause;
    private long words;

    /// @param callIdPrefix makes the ids of calls unique in the conversation
    Writing(ModelSink sink, String callIdPrefix, Duration wordPause) {
        this.sink = sink;
        this.callIdPrefix = callIdPrefix;
        this.wordPause = wordPause;
    }

    void pace(Duration pause) {
        wordPause = pause;
    }

    /// Streams words, each with the space before it.
    void say(String text) throws InterruptedException {
        String all = said.isEmpty() ? text : "\n" + text;
        int from = 0;
        while (from < all.length()) {
            int space = all.indexOf(' ', from + 1);
            int to = space < 0 ? all.length() : space;
            piece(all.substring(from, to));
            from = to;
        }
    }

    /// Calls a tool; its arguments are streamed as well.
    void call(String tool, JsonNode arguments) throws InterruptedException {
        flushText();
        String json = arguments.toString();
        int from = 0;
        while (from < json.length()) {
            int left = json.codePointCount(from, json.length());
            int to = json.offsetByCodePoints(from, Math.min(left, ARGUMENT_PIECE));
            sink.toolArguments(json.substring(from, to));
            words++;
            Thread.sleep(wordPause);
            from = to;
        }
        content.add(new ContentBlock.ToolUse(callIdPrefix + "-" + content.size(), tool, arguments));
    }

    ModelReply.Answered reply(long wordsRead) {
        flushText();
        return new ModelReply.Answered(content, new TokenUsage(wordsRead, words));
    }

    private void piece(String piece) throws InterruptedException {
        sink.text(piece);
        said.append(piece);
        words++;
        Thread.sleep(wordPause);
    }

    private void flushText() {
        if (!said.isEmpty()) {
            content.add(new ContentBlock.Text(said.toString()));
            said.setLength(0);
        }
    }
}
