package io.millrace.session.sandboxes;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// An external allocator for a service under test; handed to the test in a field of its type.
public final class AllocatorResource implements QuarkusTestResourceLifecycleManager {
    private final FakeAllocator fake = new FakeAllocator();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "millrace.sandboxes.allocator",
                "external",
                "millrace.sandboxes.external.url",
                fake.url().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(fake, new TestInjector.MatchesType(FakeAllocator.class));
    }

    @Override
    public void stop() {
        fake.close();
    }
}
