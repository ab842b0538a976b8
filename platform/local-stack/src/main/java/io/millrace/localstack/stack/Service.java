package io.millrace.localstack.stack;

import java.nio.file.Path;

/// The four services.
public enum Service {
    /// The only door.
    GATEWAY("api-gateway", "api-gateway", "gateway", 8080, "MILLRACE_GATEWAY_PORT"),
    /// Sessions and tasks.
    SESSION("session-service", "session-service", "session", 8081, "MILLRACE_SESSION_PORT"),
    /// Understands SQL.
    SQL("sql-analyzer-service", "sql-analyzer-service/service", "sql", 8082, "MILLRACE_SQL_PORT"),
    /// Runs tasks.
    AGENT("agent-service", "agent-service", "agent", 8083, "MILLRACE_AGENT_PORT");

    /// Health and metrics are this far above the service's own port.
    private static final int MANAGEMENT_DISTANCE = 1_000;

    private final String componentName;
    private final String module;
    private final String database;
    private final int defaultPort;
    private final String portVariable;

    Service(
            String componentName,
            String module,
            String database,
            int defaultPort,
            String portVariable) {
        this.componentName = componentName;
        this.module = module;
        this.database = database;
        this.defaultPort = defaultPort;
        this.portVariable = portVariable;
    }

    /// For people: `session-service`.
    public String componentName() {
        return componentName;
    }

    /// Name of its own database.
    public String database() {
        return database;
    }

    int defaultPort() {
        return defaultPort;
    }

    String portVariable() {
        return portVariable;
    }

    int defaultManagementPort() {
        return defaultPort + MANAGEMENT_DISTANCE;
    }

    String managementPortVariable() {
        return portVariable.replace("_PORT", "_MANAGEMENT_PORT");
    }

    /// Where its build leaves what can be run.
    Path target(Path checkout) {
        return checkout.resolve(module).resolve("target");
    }
}
