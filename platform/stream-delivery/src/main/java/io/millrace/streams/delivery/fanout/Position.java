package io.millrace.streams.delivery.fanout;

/// A place in a fan-out stream, as clients keep it: `<epoch>:<entry id>`. The epoch names one life
/// of the stream; a place in another life says nothing.
///
/// @param epoch the life
/// @param entryId the last entry seen, `<milliseconds>-<number>`
public record Position(String epoch, String entryId) {
    private static final int MAX_LENGTH = 100;

    /// The largest number of an entry id, 64 bits without a sign. Stands before the first position
    /// that is made, which needs it.
    private static final String LARGEST = Long.toUnsignedString(-1);

    /// Before the first entry, whatever the epoch: `0`.
    public static final Position BEGINNING = new Position("0", "0");

    public Position {
        if (epoch.isEmpty() || epoch.length() + entryId.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A position is <epoch>:<entry id>");
        }
        if (!isEntryId(entryId)) {
            throw new IllegalArgumentException("A position ends in <milliseconds>-<number>");
        }
    }

    /// Reads a position.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Position parse(String text) {
        if (text.equals("0")) {
            return BEGINNING;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A position is <epoch>:<entry id>");
        }
        return new Position(text.substring(0, colon), text.substring(colon + 1));
    }

    /// Whether this is before the first entry of any epoch.
    public boolean isBeginning() {
        return epoch.equals("0");
    }

    @Override
    public String toString() {
        return isBeginning() ? "0" : epoch + ":" + entryId;
    }

    private static boolean isEntryId(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? isNumber(text)
                : isNumber(text.substring(0, dash)) && isNumber(text.substring(dash + 1));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LARGEST.length()
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() < LARGEST.length() || text.compareTo(LARGEST) <= 0);
    }
}
