package io.millrace.sql.startup;

import io.millrace.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process: `print-openapi` prints the document and ends, anything else serves.
@QuarkusMain
public final class SqlAnalyzerServiceMain {
    // A main class is a bean, and a bean's constructor is called by the container.
    SqlAnalyzerServiceMain() {}

    public static void main(String... arguments) {
        ServiceMain.run(arguments);
    }
}
