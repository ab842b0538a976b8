package io.millrace.journeys;

import java.time.Duration;

/// Prompts that carry a script for the `scripted` model (`agent-service/README.md`), so that a
/// journey can stretch a run for as long as its disaster needs.
final class Scripts {
    private Scripts() {}

    /// A run that talks in several steps, pausing before each.
    static String talking(int steps, Duration pause) {
        StringBuilder script = new StringBuilder("Follow the script.\n```script\n");
        for (int step = 1; step <= steps; step++) {
            script.append("say Part ").append(step).append(" of the answer, word by word.\n");
            script.append("sleep ").append(pause.toMillis()).append("ms\n");
            script.append("call message_user {\"message\":\"part ").append(step).append("\"}\n");
        }
        script.append("call done {\"final_response\":\"All ").append(steps).append(" parts.\"}\n");
        return script.append("```\n").toString();
    }
}
