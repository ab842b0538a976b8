package io.millrace.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.agent.tokens.OnBehalf;
import io.millrace.agent.tools.ToolResult.Done;
import io.millrace.agent.tools.ToolResult.Failed;
import io.millrace.agent.tools.ToolResult.NeedsApproval;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The tools of this build, and the only way to call one.
@Singleton
public final class ToolRegistry {
    private static final Logger LOG = Logger.getLogger(ToolRegistry.class);

    private final SortedMap<String, Registered> byName = new TreeMap<>();
    private final ToolGuard guard;
    private final int maxOutput;

    /// @throws IllegalStateException when two tools have one name, a schema cannot be checked or
    ///   has an example that it does not allow itself, or a tool is switched off that is not there
    public ToolRegistry(@All List<Tool> tools, ToolGuard guard, ToolSettings settings) {
        this.guard = guard;
        maxOutput = settings.maxOutput();
        for (Tool tool : tools) {
            ToolDescription description = tool.description();
            ArgumentSchema schema = schemaOf(description);
            Registered other =
                    byName.put(description.name(), new Registered(tool, description, schema));
            if (other != null) {
                throw new IllegalStateException("Two tools are named " + description.name());
            }
        }
        for (String name : settings.disabled().orElse(Set.of())) {
            if (byName.remove(name) == null) {
                throw new IllegalStateException(
                        "millrace.tools.disabled names %s, and there are only %s"
                                .formatted(name, byName.keySet()));
            }
        }
    }

    /// What there is, by name.
    public Collection<ToolDescription> descriptions() {
        return Collections.unmodifiableList(
                byName.values().stream().map(Registered::description).toList());
    }

    /// What a tool says of itself.
    public Optional<ToolDescription> named(String name) {
        return Optional.ofNullable(byName.get(name)).map(Registered::description);
    }

    /// Who may call a tool of that name.
    public Optional<ToolAccess> access(String name) {
        return Optional.ofNullable(byName.get(name)).map(found -> found.tool().access());
    }

    /// What is wrong with the arguments for a tool of that name; empty when nothing is.
    public List<String> problems(String name, JsonNode arguments) {
        Registered registered = byName.get(name);
        return registered == null ? List.of() : registered.schema().problems(arguments);
    }

    /// Whether a tool of that name may be called in that name now.
    public Optional<ToolGuard.Verdict> verdict(String name, OnBehalf who)
            throws InterruptedException {
        Registered registered = byName.get(name);
        return registered == null
                ? Optional.empty()
                : Optional.of(
                        guard.verdict(registered.description(), registered.tool().access(), who));
    }

    /// Calls a tool, if there is one of that name, its schema allows the arguments and the guard
    /// the call.
    public ToolResult execute(ToolCall call) throws InterruptedException {
        Registered registered = byName.get(call.name());
        if (registered == null) {
            return new Failed(
                    "There is no tool %s; there are %s".formatted(call.name(), byName.keySet()));
        }
        List<String> problems = registered.schema().problems(call.arguments());
        if (!problems.isEmpty()) {
            return new Failed("The arguments are wrong: " + String.join("; ", problems));
        }
        return switch (guard.verdict(
                registered.description(), registered.tool().access(), call.onBehalf())) {
            case ToolGuard.Verdict.Asks(String question) -> new NeedsApproval(question);
            case ToolGuard.Verdict.Refused(String why) -> new Failed(why);
            case ToolGuard.Verdict.Allowed() -> called(registered, call);
        };
    }

    private ToolResult called(Registered registered, ToolCall call) throws InterruptedException {
        try {
            return switch (registered.tool().execute(call)) {
                case Done(String output) -> new Done(bounded(output));
                case Failed(String why) -> new Failed(bounded(why));
                case NeedsApproval question -> question;
            };
        } catch (RuntimeException e) {
            LOG.errorf(e, "The tool %s broke, called by %s", call.name(), call.onBehalf());
            return new Failed("The tool broke; this is not the fault of the arguments.");
        }
    }

    private String bounded(String output) {
        if (output.length() <= maxOutput) {
            return output;
        }
        int end =
                Character.isHighSurrogate(output.charAt(maxOutput - 1)) ? maxOutput - 1 : maxOutput;
        return "%s\n[cut short: %d of %d characters]"
                .formatted(output.substring(0, end), end, output.length());
    }

    private static ArgumentSchema schemaOf(ToolDescription description) {
        try {
            ArgumentSchema schema = new ArgumentSchema(description.parameters());
            for (JsonNode example : description.parameters().path("examples")) {
                List<String> problems = schema.problems(example);
                if (!problems.isEmpty()) {
                    throw new IllegalArgumentException("its example is wrong: " + problems);
                }
            }
            return schema;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The schema of the tool " + description.name() + ": " + e.getMessage(), e);
        }
    }

    private record Registered(Tool tool, ToolDescription description, ArgumentSchema schema) {}
}
