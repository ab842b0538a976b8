package io.millrace.gateway.fanout;

import io.millrace.streams.delivery.fanout.Position;

/// How a subscription has begun.
///
/// @param recovered false when events after the position that was asked for are gone
/// @param position from where events come now; good to resume from
/// @param oldest the oldest position that is still there
public record Opened(
        Subscription subscription, boolean recovered, Position position, Position oldest) {}
