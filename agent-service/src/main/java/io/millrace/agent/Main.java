package io.millrace.agent;

import io.millrace.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process: `agent-service`, or `agent-service print-openapi`.
@QuarkusMain
public final class Main {
    // A main class is a bean, and a bean's constructor is called by the container.
    Main() {}

    public static void main(String... arguments) {
        ServiceMain.runWithDatabase(arguments);
    }
}
