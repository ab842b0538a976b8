package io.millrace.session.sandboxes;

import io.millrace.session.sandboxes.leases.AbandonedLease;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Hears of leases that are given up.
@Singleton
class AbandonedLeases {
    private final List<AbandonedLease> heard = new CopyOnWriteArrayList<>();

    void hear(@Observes AbandonedLease lease) {
        heard.add(lease);
    }

    List<AbandonedLease> heard() {
        return heard;
    }
}
