package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.external.ExternalAllocator;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class ExternalContractTest extends AllocatorContract {
    private final FakeAllocator fake = new FakeAllocator().has("1", "2");
    private final ExternalAllocator allocator =
            new ExternalAllocator(
                    fake.url(), Optional.empty(), Duration.ofSeconds(2), new ObjectMapper());

    @Override
    Allocator allocator() {
        return allocator;
    }

    @AfterEach
    void close() {
        allocator.close();
        fake.close();
    }
}
