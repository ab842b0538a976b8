package io.millrace.streams.delivery.fanout;

import java.util.List;

/// What came after a position.
///
/// @param recovered false when something after the position is gone (trimmed, expired, another
///   epoch); then there are no entries, and the client has to load the state anew
/// @param oldest the oldest position that is still there
/// @param entries what came after, in order; at most as many as were asked for
/// @param end where to go on: after the last of these entries, or the stream's end if there is none
/// @param more whether there is more after `end` already
public record CatchUp(
        boolean recovered, Position oldest, List<FanoutEntry> entries, Position end, boolean more) {
    public CatchUp {
        entries = List.copyOf(entries);
    }
}
