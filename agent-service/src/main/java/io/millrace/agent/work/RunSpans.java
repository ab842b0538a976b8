package io.millrace.agent.work;

import io.millrace.agent.models.ChatModel;
import io.millrace.agent.models.ModelReply;
import io.millrace.agent.runs.Progress;
import io.millrace.agent.tools.ToolResult;
import io.millrace.streams.contract.content.ContentBlock.ToolUse;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/// What a run does, as spans: the run itself is the one of its message, below it the calls of
/// models and tools.
///
/// Names and attributes are those of the OpenTelemetry semantic conventions for generative AI,
/// version 1.37.0 (status: development, hence pinned). What is said to a model and by it, and the
/// arguments and results of tools, are left out, as the conventions have it by default.
@Singleton
final class RunSpans {
    private static final AttributeKey<String> OPERATION =
            AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER =
            AttributeKey.stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> MODEL =
            AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<String> CONVERSATION =
            AttributeKey.stringKey("gen_ai.conversation.id");
    private static final AttributeKey<Long> INPUT_TOKENS =
            AttributeKey.longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> OUTPUT_TOKENS =
            AttributeKey.longKey("gen_ai.usage.output_tokens");
    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    private static final AttributeKey<String> TOOL_TYPE =
            AttributeKey.stringKey("gen_ai.tool.type");
    private static final AttributeKey<String> CALL = AttributeKey.stringKey("gen_ai.tool.call.id");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> RUN = AttributeKey.stringKey("millrace.run.id");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("millrace.run.attempt");

    private final Tracer tracer;

    RunSpans(OpenTelemetry openTelemetry) {
        tracer = openTelemetry.getTracer("io.millrace.agent.work");
    }

    /// Says on the message's span which run this is.
    void run(Job job, Progress begun) {
        Span.current()
                .setAttribute(OPERATION, "invoke_agent")
                .setAttribute(CONVERSATION, job.begin().task().sessionId().toString())
                .setAttribute(RUN, begun.run().toString())
                .setAttribute(ATTEMPT, (long) begun.attempt());
    }

    /// The call as a span, wherever it runs; its parent is what runs here.
    Callable<ModelReply> model(Job job, Callable<ModelReply> call) {
        ChatModel model = job.model();
        return inSpan(
                () ->
                        tracer.spanBuilder("chat " + model.name())
                                .setSpanKind(SpanKind.CLIENT)
                                .setAttribute(OPERATION, "chat")
                                .setAttribute(PROVIDER, model.provider())
                                .setAttribute(MODEL, model.name())
                                .setAttribute(
                                        CONVERSATION, job.begin().task().sessionId().toString())
                                .startSpan(),
                call,
                (span, reply) -> {
                    switch (reply) {
                        case ModelReply.Answered answer ->
                                span.setAttribute(INPUT_TOKENS, answer.usage().inputTokens())
                                        .setAttribute(OUTPUT_TOKENS, answer.usage().outputTokens());
                        case ModelReply.Failed failure ->
                                failed(span, failure.worthRetrying() ? "unavailable" : "refused");
                    }
                });
    }

    /// As [#model], for a tool.
    ///
    /// @param known whether there is such a tool; a model may name any
    Callable<ToolResult> tool(ToolUse use, boolean known, Callable<ToolResult> call) {
        String name = known ? use.name() : "unknown";
        return inSpan(
                () ->
                        tracer.spanBuilder("execute_tool " + name)
                                .setSpanKind(SpanKind.INTERNAL)
                                .setAttribute(OPERATION, "execute_tool")
                                .setAttribute(TOOL, name)
                                .setAttribute(TOOL_TYPE, "function")
                                .setAttribute(CALL, use.id())
                                .startSpan(),
                call,
                (span, result) -> {
                    if (result instanceof ToolResult.Failed) {
                        failed(span, "tool_failed");
                    }
                });
    }

    @FunctionalInterface
    private interface Begins {
        Span span();
    }

    @FunctionalInterface
    private interface Ends<T> {
        void on(Span span, T result);
    }

    private static <T> Callable<T> inSpan(Begins begins, Callable<T> call, Ends<T> ends) {
        return Context.current()
                .wrap(() -> {
                    Span span = begins.span();
                    try (Scope _ = span.makeCurrent()) {
                        T result = call.call();
                        ends.on(span, result);
                        return result;
                    } catch (Exception | Error e) {
                        failed(span, e.getClass().getName());
                        throw e;
                    } finally {
                        span.end();
                    }
                });
    }

    private static void failed(Span span, String why) {
        span.setStatus(StatusCode.ERROR).setAttribute(ERROR, why);
    }
}
