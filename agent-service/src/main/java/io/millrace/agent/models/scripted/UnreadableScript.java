package io.millrace.agent.models.scripted;

/// A script has a line that means nothing.
final class UnreadableScript extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableScript(int line, String why) {
        super("line %d of the script: %s".formatted(line, why));
    }
}
