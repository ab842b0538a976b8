package io.millrace.gateway.fanout;

import io.millrace.streams.contract.payloads.ControlEvent;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.SessionEvent;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.Unrecognised;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.streams.contract.payloads.WorkItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an event is called on the WebSocket and in SSE.
public final class WatcherEvents {
    private static final List<String> NAMES =
            List.of(
                    "sessionUpdated",
                    "taskUpdated",
                    "taskDeleted",
                    "messagePosted",
                    "messageAppended",
                    "messageEdited",
                    "messageDeleted",
                    "stepDelta");

    private WatcherEvents() {}

    /// All names this build knows, for documents.
    public static List<String> names() {
        return NAMES;
    }

    /// The camelCase name; empty for what is no watcher's business.
    static Optional<String> nameOf(Payload payload) {
        return switch (payload) {
            case WatcherEvent event -> Optional.of(nameOf(event));
            case Unrecognised unrecognised -> Optional.of(camelCase(unrecognised.type()));
            case TaskEvent _, SessionEvent _, WorkItem _, ControlEvent _, DeadLetter _ ->
                    Optional.empty();
        };
    }

    private static String nameOf(WatcherEvent event) {
        return switch (event) {
            case WatcherEvent.SessionUpdated _ -> "sessionUpdated";
            case WatcherEvent.TaskUpdated _ -> "taskUpdated";
            case WatcherEvent.TaskDeleted _ -> "taskDeleted";
            case WatcherEvent.MessagePosted _ -> "messagePosted";
            case WatcherEvent.MessageEdited _ -> "messageEdited";
            case WatcherEvent.MessageDeleted _ -> "messageDeleted";
            case WatcherEvent.StepDelta _ -> "stepDelta";
            case TaskEvent.MessageAppended _ -> "messageAppended";
        };
    }

    /// The name of an event that only a newer service knows: `watch.plan-made.v1` is `planMade`, as
    /// it will be once this build knows it too.
    static String camelCase(String wireName) {
        String[] parts = wireName.split("\\.", -1);
        String kebab = parts.length < 2 ? wireName : parts[1];
        StringBuilder name = new StringBuilder(kebab.length());
        for (String word : kebab.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                name.append(
                        name.isEmpty()
                                ? word
                                : word.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + word.substring(1));
            }
        }
        return name.isEmpty() ? "unrecognised" : name.toString();
    }
}
