package io.millrace.session.sandboxes.allocation;

/// What subscribers are told of.
public enum SandboxEvent {
    SUBMIT("submit"),
    BORROW("borrow"),
    RETURN("return");

    private final String wireName;

    SandboxEvent(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
