package io.millrace.agent.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.agent.tools.Tool;
import io.millrace.agent.tools.ToolCall;
import io.millrace.agent.tools.ToolDescription;
import io.millrace.agent.tools.ToolResult;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// `careful`: a tool whose calls must not be made twice. It can be told to hang.
@Singleton
public final class CarefulTool implements Tool {
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public ToolDescription description() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new ToolDescription("careful", 1, "For tests", schema, false, false, false);
    }

    @Override
    public ToolResult execute(ToolCall call) throws InterruptedException {
        keys.add(call.idempotencyKey());
        gate.await();
        return new ToolResult.Done("took effect");
    }

    /// Calls hang from now on.
    public void hang() {
        gate = new CountDownLatch(1);
    }

    /// Calls return again, also those that hang.
    public void goOn() {
        gate.countDown();
    }

    /// The idempotency keys of all calls so far.
    public List<String> keys() {
        return List.copyOf(keys);
    }
}
