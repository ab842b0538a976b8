package io.millrace.gateway.startup;

import io.millrace.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process: `print-openapi` prints the gateway's own document and ends, anything else serves.
@QuarkusMain
public final class GatewayMain {
    private GatewayMain() {}

    public static void main(String... arguments) {
        ServiceMain.run(arguments);
    }
}
