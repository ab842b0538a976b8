package io.millrace.session.startup;

import io.millrace.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process: `print-openapi` prints the document and ends, anything else serves.
@QuarkusMain
public final class SessionServiceMain {
    private SessionServiceMain() {}

    public static void main(String... arguments) {
        ServiceMain.runWithDatabase(arguments);
    }
}
