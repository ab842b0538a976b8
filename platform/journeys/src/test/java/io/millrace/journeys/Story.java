package io.millrace.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a watcher has been told, held against what it is owed (`docs/streams.md`, fan-out
/// promises).
///
/// Each check lists what is wrong; an empty list is a story without a gap.
final class Story {
    private final List<JsonNode> frames;

    Story(List<JsonNode> frames) {
        this.frames = frames;
    }

    /// The finished steps of a task, in the order in which they were told.
    List<JsonNode> steps(String task) {
        return frames.stream()
                .filter(frame -> frame.path("event").asText().equals("messageAppended"))
                .map(frame -> frame.path("payload"))
                .filter(payload -> payload.path("taskId").asText().equals(task))
                .toList();
    }

    /// The states a task has been told to be in, repeats left out.
    List<String> states(String task) {
        List<String> states = new ArrayList<>();
        for (JsonNode frame : frames) {
            JsonNode payload = frame.path("payload");
            if (frame.path("event").asText().equals("taskUpdated")
                    && payload.path("taskId").asText().equals(task)) {
                String status = payload.path("status").asText();
                if (states.isEmpty() || !states.getLast().equals(status)) {
                    states.add(status);
                }
            }
        }
        return states;
    }

    /// Every step of a task once, numbered 1, 2, 3 … in this order.
    List<String> faultsInSteps(String task) {
        List<String> faults = new ArrayList<>();
        int expected = 1;
        for (JsonNode step : steps(task)) {
            int number = step.path("step").asInt();
            if (number != expected) {
                faults.add("step " + number + " where " + expected + " was due");
            }
            expected = number + 1;
        }
        if (expected == 1) {
            faults.add("no step at all");
        }
        return faults;
    }

    /// Positions rise within an epoch, and no event comes twice.
    List<String> faultsInOrder() {
        List<String> faults = new ArrayList<>();
        Map<String, EntryId> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode frame : frames) {
            String position = frame.path("streamId").asText("");
            if (position.isEmpty() || !isEvent(frame)) {
                continue;
            }
            String epoch = position.substring(0, position.indexOf(':'));
            EntryId id = EntryId.parse(position.substring(position.indexOf(':') + 1));
            if (!seen.add(position)) {
                faults.add(position + " came twice");
            }
            EntryId before = last.put(epoch, id);
            if (before != null && before.compareTo(id) >= 0) {
                faults.add(position + " came after " + before);
            }
        }
        return faults;
    }

    /// The messages that REST knows of a task are those the watcher was told of, one for one.
    List<String> faultsAgainst(JsonNode messages, String task) {
        List<String> told = steps(task).stream().map(s -> s.path("messageId").asText()).toList();
        List<String> stored = new ArrayList<>();
        for (JsonNode message : messages.path("data")) {
            boolean ofRun =
                    message.path("taskId").asText().equals(task) && message.hasNonNull("step");
            if (ofRun) {
                stored.add(message.path("id").asText());
            }
        }
        return told.equals(stored) ? List.of() : List.of("told " + told + " but stored " + stored);
    }

    private static boolean isEvent(JsonNode frame) {
        return switch (frame.path("event").asText()) {
            case "messageAppended", "taskUpdated", "sessionUpdated", "messagePosted", "stepDelta" ->
                    true;
            default -> false;
        };
    }

    private record EntryId(long millis, long number) implements Comparable<EntryId> {
        static EntryId parse(String text) {
            int dash = text.indexOf('-');
            return new EntryId(
                    Long.parseLong(text.substring(0, dash)),
                    Long.parseLong(text.substring(dash + 1)));
        }

        @Override
        public int compareTo(EntryId other) {
            int byTime = Long.compare(millis, other.millis);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
