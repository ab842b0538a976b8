package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.session.background.JobName;
import io.millrace.session.background.ProcessConfig;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.external.ExternalAllocator;
import io.millrace.session.sandboxes.local.LocalAllocator;
import io.millrace.session.sandboxes.local.LocalRoot;
import io.millrace.session.sandboxes.pool.PoolAllocator;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;

/// Chooses the adapter that the deployment has configured.
@Singleton
public class AllocatorWiring {

    @Produces
    @Singleton
    Allocator allocator(
            SandboxConfig config, PoolAllocator pool, LocalAllocator local, ObjectMapper json) {
        return switch (config.allocator()) {
            case NONE, POOL -> pool;
            case LOCAL -> local;
            case EXTERNAL ->
                    new ExternalAllocator(
                            urlOf(config),
                            config.external().token(),
                            config.external().timeout(),
                            json);
        };
    }

    void close(@Disposes Allocator allocator) {
        if (allocator instanceof ExternalAllocator external) {
            external.close();
        }
    }

    /// A wrong address or root is found at start, not by the first session.
    void check(
            @Observes StartupEvent event,
            SandboxConfig config,
            ProcessConfig process,
            LocalRoot root) {
        switch (config.allocator()) {
            case NONE, POOL -> {
                // Nothing can be wrong.
            }
            case LOCAL -> {
                if (process.tasks().contains(JobName.SANDBOX_BORROWER)) {
                    root.prepare();
                }
            }
            case EXTERNAL -> ExternalAllocator.requireAddress(urlOf(config));
        }
    }

    private static URI urlOf(SandboxConfig config) {
        return config.external()
                .url()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "millrace.sandboxes.allocator is external, which needs"
                                        + " millrace.sandboxes.external.url"));
    }
}
