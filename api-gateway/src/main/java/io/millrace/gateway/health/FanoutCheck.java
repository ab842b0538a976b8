package io.millrace.gateway.health;

import io.millrace.gateway.fanout.BellListener;
import io.millrace.gateway.fanout.FanoutHub;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the fan-out streams can be read. It tells and never fails: without Redis the gateway
/// still forwards everything else, so taking it out of service would make things worse.
@Readiness
@ApplicationScoped
public class FanoutCheck implements HealthCheck {
    private final BellListener listener;
    private final FanoutHub hub;

    public FanoutCheck(BellListener listener, FanoutHub hub) {
        this.listener = listener;
        this.hub = hub;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fan-out")
                .up()
                .withData("redis", listener.connected() ? "connected" : "away")
                .withData("streams", hub.streams())
                .withData("subscriptions", hub.subscriptions())
                .build();
    }
}
