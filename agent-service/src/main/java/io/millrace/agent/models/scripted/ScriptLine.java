package io.millrace.agent.models.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// One line of a [Script].
sealed interface ScriptLine {
    /// `say <words>`: streamed word by word.
    record Say(String words) implements ScriptLine {}

    /// `pace <duration>`: the pause after each word from here on.
    record Pace(Duration pause) implements ScriptLine {}

    /// `sleep <duration>`: nothing comes for that long.
    record Sleep(Duration pause) implements ScriptLine {}

    /// `call <tool> <json>`: calls a tool and ends the reply; the next line begins the next one.
    record Call(String tool, JsonNode arguments) implements ScriptLine {}

    /// `fail <why>`: the model call fails for good.
    record Fail(String why) implements ScriptLine {}
}
