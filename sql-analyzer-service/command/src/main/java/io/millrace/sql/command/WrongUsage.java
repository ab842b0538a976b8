package io.millrace.sql.command;

/// A command line that cannot be carried out, or a file that cannot be read. It carries no stack
/// trace: it is an answer.
final class WrongUsage extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    WrongUsage(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    String text() {
        return text;
    }
}
