package io.millrace.gateway.startup;

import io.millrace.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process: `print-openapi` prints the gateway's own document and ends, anything else serves.
@QuarkusMain
public final class GatewayMain {
    // A main class is a bean, and a bean's constructor is called by the container.
    GatewayMain() {}

    public static void main(String... arguments) {
        ServiceMain.run(arguments);
    }
}
