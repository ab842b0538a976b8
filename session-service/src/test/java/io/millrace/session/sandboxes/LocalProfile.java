package io.millrace.session.sandboxes;

import java.nio.file.Path;
import java.util.Map;

/// A service whose sessions borrow directories of this host, two at most.
public class LocalProfile extends LendingProfile {
    static final int MOST = 2;

    /// The same for the service and the tests, whose classes are loaded apart.
    static final Path ROOT = Path.of("target", "local-sandboxes").toAbsolutePath();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = super.getConfigOverrides();
        config.put("millrace.sandboxes.allocator", "local");
        config.put("millrace.sandboxes.local.root", ROOT.toString());
        config.put("millrace.sandboxes.local.max-directories", Integer.toString(MOST));
        config.put("millrace.sandboxes.local.interval", "100ms");
        return config;
    }
}
