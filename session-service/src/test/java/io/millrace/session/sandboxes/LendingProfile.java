package io.millrace.session.sandboxes;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/// A service whose sessions borrow from the built-in pool, with short waits.
public class LendingProfile implements QuarkusTestProfile {
    static final String INBOUND_SECRET = "secret of the allocator";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>();
        config.put("millrace.sandboxes.allocator", "pool");
        config.put("millrace.sandboxes.token-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        config.put("millrace.sandboxes.leases.borrow-interval", "100ms");
        config.put("millrace.sandboxes.leases.return-interval", "100ms");
        config.put("millrace.sandboxes.leases.first-backoff", "50ms");
        config.put("millrace.sandboxes.leases.max-backoff", "200ms");
        config.put("millrace.sandboxes.leases.claim-margin", "300ms");
        config.put("millrace.sandboxes.external.timeout", "2s");
        config.put("millrace.sandboxes.external.patience", "0s");
        config.put("millrace.sandboxes.operations.interval", "100ms");
        config.put("millrace.sandboxes.webhooks.inbound-secret", INBOUND_SECRET);
        return config;
    }
}
