package io.millrace.gateway.health;

import io.millrace.gateway.fanout.BellListener;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Whether the one reader of the fan-out streams is still there; without it every watcher would
/// wait in silence, so a process that has lost it is to be replaced.
@Liveness
@ApplicationScoped
public class ListenerCheck implements HealthCheck {
    private final BellListener listener;

    public ListenerCheck(BellListener listener) {
        this.listener = listener;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("bell-listener").status(listener.alive()).build();
    }
}
