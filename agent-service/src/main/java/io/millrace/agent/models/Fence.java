package io.millrace.agent.models;

/// The fence around a tool's output in a prompt. What stands inside is data, never instruction: the
/// system prompt says so, and a fence that the output itself holds is broken, so that it cannot end
/// its own.
public final class Fence {
    private static final String OPENING = "<tool-output>\n";
    private static final String CLOSING = "\n</tool-output>";
    private static final String TAG = "tool-output>";
    private static final String BROKEN_TAG = "tool-output\u200b>";

    private Fence() {}

    /// The output as a model sees it.
    public static String around(String output) {
        return OPENING + output.replace(TAG, BROKEN_TAG) + CLOSING;
    }

    /// What stands inside a fence; a text without one is given back as it is.
    public static String contentOf(String text) {
        return text.startsWith(OPENING) && text.endsWith(CLOSING)
                ? text.substring(OPENING.length(), text.length() - CLOSING.length())
                : text;
    }
}
