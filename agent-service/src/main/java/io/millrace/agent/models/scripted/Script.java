package io.millrace.agent.models.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a prompt tells this model to do, in a fenced block named `script`:
///
/// ````
/// ```script
/// pace 20ms
/// say I look at the orders first.
/// call analyze_sql {"sql":"select 1","dialect":"postgres"}
/// sleep 2s
/// say That was one column.
/// call done {"response":"One column."}
/// ```
/// ````
///
/// A reply goes up to and including a `call`. Where the script ends, the run is ended with `done`.
/// A `sleep` is at most five minutes, a `pace` at most ten seconds.
///
/// @param replies the lines of each reply
record Script(List<List<ScriptLine>> replies) {
    private static final String OPENING = "```script";
    private static final String CLOSING = "```";
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(5);
    private static final Duration LONGEST_PACE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    Script {
        replies = replies.stream().map(List::copyOf).toList();
    }

    /// The script a prompt carries, if it does.
    ///
    /// @throws UnreadableScript naming the line that cannot be read
    static Optional<Script> in(String prompt) {
        List<String> lines = prompt.lines().toList();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (start < 0 && line.equals(OPENING)) {
                start = i + 1;
            } else if (start >= 0 && line.equals(CLOSING)) {
                return Optional.of(read(lines.subList(start, i)));
            }
        }
        return start < 0 ? Optional.empty() : Optional.of(read(lines.subList(start, lines.size())));
    }

    /// The lines of the reply with this number, from 0; empty behind the end.
    List<ScriptLine> reply(int number) {
        return number < replies.size() ? replies.get(number) : List.of();
    }

    private static Script read(List<String> lines) {
        List<List<ScriptLine>> replies = new ArrayList<>();
        List<ScriptLine> reply = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            ScriptLine read = line(i + 1, line);
            reply.add(read);
            if (read instanceof ScriptLine.Call) {
                replies.add(reply);
                reply = new ArrayList<>();
            }
        }
        if (!reply.isEmpty()) {
            replies.add(reply);
        }
        return new Script(replies);
    }

    private static ScriptLine line(int number, String line) {
        int space = line.indexOf(' ');
        String verb = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        return switch (verb) {
            case "say" -> new ScriptLine.Say(rest);
            case "pace" -> new ScriptLine.Pace(duration(number, rest, LONGEST_PACE));
            case "sleep" -> new ScriptLine.Sleep(duration(number, rest, LONGEST_SLEEP));
            case "fail" -> new ScriptLine.Fail(rest);
            case "call" -> call(number, rest);
            default -> throw new UnreadableScript(number, "there is no verb " + verb);
        };
    }

    private static ScriptLine call(int number, String rest) {
        int space = rest.indexOf(' ');
        String arguments = space < 0 ? "{}" : rest.substring(space + 1);
        try {
            return new ScriptLine.Call(
                    space < 0 ? rest : rest.substring(0, space), JSON.readTree(arguments));
        } catch (JsonProcessingException e) {
            throw new UnreadableScript(number, "the arguments are no JSON");
        }
    }

    /// `200ms`, `2s`, or `1m`, from nothing to the longest.
    private static Duration duration(int number, String text, Duration longest) {
        Duration read;
        try {
            if (text.endsWith("ms")) {
                read = Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
            } else {
                long count = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)));
                read =
                        switch (text.charAt(text.length() - 1)) {
                            case 's' -> Duration.ofSeconds(count);
                            case 'm' -> Duration.ofMinutes(count);
                            default -> throw new UnreadableScript(number, text + " is no duration");
                        };
            }
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new UnreadableScript(number, text + " is no duration");
        } catch (ArithmeticException e) {
            throw new UnreadableScript(number, outOfBounds(text, longest));
        }
        if (read.isNegative() || read.compareTo(longest) > 0) {
            throw new UnreadableScript(number, outOfBounds(text, longest));
        }
        return read;
    }

    private static String outOfBounds(String text, Duration longest) {
        return "%s is not between 0s and %ds".formatted(text, longest.toSeconds());
    }
}
