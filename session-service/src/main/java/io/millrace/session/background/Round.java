package io.millrace.session.background;

/// What a round has come to.
///
/// @param done how many things it dealt with
/// @param more whether the next round should follow at once
public record Round(int done, boolean more) {

    /// A round that took what it found, up to a bound.
    ///
    /// @param most the bound; having reached it means that there may be more
    public static Round of(int done, int most) {
        return new Round(done, done >= most);
    }
}
