package io.millrace.gateway.fanout;

import io.millrace.streams.delivery.fanout.Position;

/// What a subscription has for its watcher.
public sealed interface Next {
    /// An event.
    record Event(WatchedEvent event) implements Next {}

    /// Events after the watcher's position are gone; it must load the state anew and goes on from
    /// here.
    ///
    /// @param position from where events come now
    /// @param oldest the oldest position that is still there
    record Resync(Position position, Position oldest) implements Next {}

    /// Nothing at the moment; the subscription wakes its watcher when there is.
    record Nothing() implements Next {}
}
