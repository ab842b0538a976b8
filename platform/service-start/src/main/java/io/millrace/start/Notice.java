package io.millrace.start;

/// Where the beginning of a process tells what it does; logging is not configured yet.
@FunctionalInterface
interface Notice {
    void say(String text);
}
