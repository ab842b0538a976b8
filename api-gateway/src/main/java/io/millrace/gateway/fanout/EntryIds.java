package io.millrace.gateway.fanout;

import io.millrace.streams.delivery.fanout.Position;

/// The order of positions within one epoch: that of Redis' stream ids, two unsigned numbers.
final class EntryIds {
    private EntryIds() {}

    /// Negative, zero or positive as in [java.util.Comparator]; the epochs are not looked at.
    static int compare(Position left, Position right) {
        int byTime = Long.compareUnsigned(part(left, true), part(right, true));
        return byTime != 0 ? byTime : Long.compareUnsigned(part(left, false), part(right, false));
    }

    private static long part(Position position, boolean time) {
        String id = position.entryId();
        int dash = id.indexOf('-');
        if (dash < 0) {
            return time ? Long.parseUnsignedLong(id) : 0;
        }
        return Long.parseUnsignedLong(time ? id.substring(0, dash) : id.substring(dash + 1));
    }
}
