package io.millrace.session.sandboxes;

import java.util.Map;

/// A service whose sessions borrow from an external allocator, with short waits.
public class ExternalProfile extends LendingProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = super.getConfigOverrides();
        config.remove("millrace.sandboxes.allocator");
        return config;
    }
}
