package io.millrace.agent;

import io.millrace.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process: `agent-service`, or `agent-service print-openapi`.
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        ServiceMain.runWithDatabase(arguments);
    }
}
