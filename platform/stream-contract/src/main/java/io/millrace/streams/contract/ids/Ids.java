package io.millrace.streams.contract.ids;

import java.util.UUID;

/// Where new ids come from; injected, so that a test can foretell them.
@FunctionalInterface
public interface Ids {
    /// A new id, greater than all earlier ones of this source.
    UUID next();
}
