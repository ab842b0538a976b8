package io.millrace.agent.models;

/// Something that continues a conversation and may ask for tools.
///
/// A call runs in a thread of its own and is cancelled by interrupting it: an implementation gives
/// up its connection then and lets [InterruptedException] out, within a fraction of a second.
/// Implementations are beans; they keep nothing between calls.
public interface ChatModel {
    /// The public name, as tasks ask for it and as events show it.
    String name();

    /// Who runs it, as `gen_ai.provider.name` of the OpenTelemetry conventions has it: `openai`,
    /// `anthropic` …; ours when it is built in.
    default String provider() {
        return "millrace";
    }

    /// Continues the conversation.
    ///
    /// @param sink gets each piece as soon as it is there, from the calling thread
    /// @return the whole reply, or why there is none
    ModelReply reply(ModelRequest request, ModelSink sink) throws InterruptedException;
}
