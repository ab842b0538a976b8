package io.millrace.streams.delivery.entries;

import java.time.Duration;

/// The order of stream entries' ids, `<milliseconds>-<number>`.
public final class EntryIds {
    private EntryIds() {}

    public static int compare(String left, String right) {
        int byTime = Long.compareUnsigned(part(left, 0), part(right, 0));
        return byTime != 0 ? byTime : Long.compareUnsigned(part(left, 1), part(right, 1));
    }

    /// How long ago an entry was written, by this machine's clock; never negative.
    public static Duration age(String id) {
        return Duration.ofMillis(Math.max(0, System.currentTimeMillis() - part(id, 0)));
    }

    private static long part(String id, int index) {
        int dash = id.indexOf('-');
        if (index == 0) {
            return Long.parseUnsignedLong(dash < 0 ? id : id.substring(0, dash));
        }
        return dash < 0 ? 0 : Long.parseUnsignedLong(id.substring(dash + 1));
    }
}
