package io.millrace.sql.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What lineage is written as.
enum Format {
    JSON("json", true),
    MERMAID("mermaid", false),
    DOT("dot", false),
    SVG("svg", false),
    OPEN_LINEAGE("openlineage", true);

    private final String wireName;
    private final boolean onOneLine;

    Format(String wireName, boolean onOneLine) {
        this.wireName = wireName;
        this.onOneLine = onOneLine;
    }

    /// Whether the results of several scripts can follow each other, one a line.
    boolean isOnOneLine() {
        return onOneLine;
    }

    static Optional<Format> named(String name) {
        return Arrays.stream(values()).filter(format -> format.wireName.equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values())
                .map(format -> format.wireName)
                .collect(Collectors.joining(", "));
    }
}
