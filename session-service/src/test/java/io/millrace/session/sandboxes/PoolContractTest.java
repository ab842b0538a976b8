package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.node.IntNode;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.pool.PoolAllocator;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@TestProfile(LendingProfile.class)
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class PoolContractTest extends AllocatorContract {
    @Inject PoolAllocator pool;
    @Inject Database database;

    @Override
    Allocator allocator() {
        return pool;
    }

    @BeforeEach
    void submit() {
        pool.submit(IntNode.valueOf(1));
        pool.submit(IntNode.valueOf(2));
    }

    @AfterEach
    void emptyThePool() {
        database.execute("delete from sandbox_operations");
        database.execute("delete from sandbox_items");
    }
}
