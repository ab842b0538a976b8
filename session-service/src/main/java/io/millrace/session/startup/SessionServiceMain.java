package io.millrace.session.startup;

import io.millrace.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process: `print-openapi` prints the document and ends, anything else serves.
@QuarkusMain
public final class SessionServiceMain {
    // A main class is a bean, and a bean's constructor is called by the container.
    SessionServiceMain() {}

    public static void main(String... arguments) {
        ServiceMain.runWithDatabase(arguments);
    }
}
