package io.millrace.session.api;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/// Counts the statements of requests, which run on threads of their own; what the loops of the
/// service do meanwhile is left out.
@ApplicationScoped
@PersistenceUnitExtension
public class CountedStatements implements StatementInspector {
    private static final long serialVersionUID = 1L;
    private static final String REQUESTS = "quarkus-virtual-thread-";

    private final AtomicLong ofRequests = new AtomicLong();

    @Override
    public String inspect(String sql) {
        if (Thread.currentThread().getName().startsWith(REQUESTS)) {
            ofRequests.incrementAndGet();
        }
        return sql;
    }

    /// How many statements are prepared while somebody asks, the only one that does.
    public long during(Runnable requests) {
        long before = ofRequests.get();
        requests.run();
        return ofRequests.get() - before;
    }
}
