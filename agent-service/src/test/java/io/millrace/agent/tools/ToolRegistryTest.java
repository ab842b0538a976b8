package io.millrace.agent.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.agent.tokens.ActingFor;
import io.millrace.agent.tokens.CachedDirectory;
import io.millrace.agent.tokens.FixedDirectory;
import io.millrace.agent.tokens.OnBehalf;
import io.millrace.agent.tokens.TokenSettingsExample;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ToolRegistryTest {
    private static final ToolGuard GUARD =
            new ToolGuard(
                    new CachedDirectory(
                            new FixedDirectory(),
                            InstantSource.system(),
                            TokenSettingsExample.believing(Duration.ZERO)));
    private static final ToolSettings SETTINGS =
            new ToolSettings() {
                @Override
                public Duration timeout() {
                    return Duration.ofSeconds(1);
                }

                @Override
                public int maxOutput() {
                    return 4;
                }

                @Override
                public Optional<Set<String>> disabled() {
                    return Optional.empty();
                }
            };

    @Test
    void arguments_that_the_schema_refuses_never_reach_the_tool() throws InterruptedException {
        ToolRegistry tools =
                registry(
                        tool(
                                "echo",
                                false,
                                call -> {
                                    throw new AssertionError("reached");
                                }));

        ToolResult result = tools.execute(call("echo", object("text", 1)));

        assertEquals(
                new ToolResult.Failed(
                        "The arguments are wrong: text must be of the type string and is integer"),
                result);
    }

    @Test
    void an_unknown_tool_is_answered_with_those_there_are() throws InterruptedException {
        ToolResult result =
                registry(tool("echo", false, call -> new ToolResult.Done("")))
                        .execute(call("ecco", object("text", "")));

        assertEquals(new ToolResult.Failed("There is no tool ecco; there are [echo]"), result);
    }

    @Test
    void output_is_bounded_between_characters() throws InterruptedException {
        ToolRegistry tools =
                registry(tool("echo", false, call -> new ToolResult.Done(call.text("text"))));

        assertEquals(
                new ToolResult.Done("abcd"), tools.execute(call("echo", object("text", "abcd"))));
        assertEquals(
                new ToolResult.Done("abc\n[cut short: 3 of 6 characters]"),
                tools.execute(call("echo", object("text", "abc\ud83d\ude00d"))));
    }

    @Test
    void a_tool_that_needs_approval_is_not_called_without() throws InterruptedException {
        ToolRegistry tools =
                registry(
                        tool(
                                "drop",
                                true,
                                call -> {
                                    throw new AssertionError("reached");
                                }));

        assertInstanceOf(
                ToolResult.NeedsApproval.class, tools.execute(call("drop", object("text", ""))));
    }

    @Test
    void a_tool_that_breaks_fails_without_telling_its_inner_life() throws InterruptedException {
        ToolRegistry tools =
                registry(
                        tool(
                                "echo",
                                false,
                                call -> {
                                    throw new IllegalStateException("secret");
                                }));

        var failed =
                assertInstanceOf(
                        ToolResult.Failed.class, tools.execute(call("echo", object("text", ""))));

        assertTrue(!failed.why().contains("secret"), failed::toString);
    }

    @Test
    void two_tools_of_one_name_and_a_wrong_example_stop_the_start() {
        Tool echo = tool("echo", false, call -> new ToolResult.Done(""));
        assertThrows(IllegalStateException.class, () -> registry(echo, echo));

        ObjectNode schema = schema();
        schema.putArray("examples").add(object("text", 1));
        Tool wrong = tool("wrong", false, schema, call -> new ToolResult.Done(""));
        assertThrows(IllegalStateException.class, () -> registry(wrong));
    }

    @Test
    void the_tools_of_this_build_have_sound_schemas() {
        ToolRegistry tools = registry(new MessageUserTool(), new DoneTool());

        assertTrue(
                tools.descriptions().stream()
                        .allMatch(tool -> !tool.parameters().path("examples").isEmpty()));
    }

    private static ToolRegistry registry(Tool... tools) {
        return new ToolRegistry(List.of(tools), GUARD, SETTINGS);
    }

    private static ToolCall call(String tool, ObjectNode arguments) {
        return new ToolCall(
                "call-1",
                tool,
                "run:call-1",
                arguments,
                new OnBehalf.Run(
                        new ActingFor(
                                new UserId("u"),
                                new SessionId(new UUID(0, 1)),
                                new TaskId(new UUID(0, 2)),
                                null)));
    }

    private static ObjectNode object(String name, Object value) {
        return new ObjectMapper().valueToTree(Map.of(name, value));
    }

    private static ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").putObject("text").put("type", "string");
        return schema;
    }

    private static Tool tool(
            String name, boolean needsApproval, Function<ToolCall, ToolResult> work) {
        return tool(name, needsApproval, schema(), work);
    }

    private static Tool tool(
            String name,
            boolean needsApproval,
            ObjectNode schema,
            Function<ToolCall, ToolResult> work) {
        ToolDescription description =
                new ToolDescription(name, 1, "For tests", schema, true, needsApproval, false);
        return new Tool() {
            @Override
            public ToolDescription description() {
                return description;
            }

            @Override
            public ToolResult execute(ToolCall call) {
                return work.apply(call);
            }
        };
    }
}
