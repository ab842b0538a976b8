package io.millrace.streams.delivery.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import java.util.Set;

/// What the bell has said since the last time.
///
/// @param bellId where to go on listening
/// @param changed the streams that were written
/// @param missed whether rings were lost (Redis was restarted, or the listener was very late):
///   every stream may have changed
public record BellRing(String bellId, Set<StreamKey> changed, boolean missed) {
    public BellRing {
        changed = Set.copyOf(changed);
    }
}
