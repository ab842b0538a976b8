package io.millrace.streams.contract.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a run has used up so far.
///
/// @param inputTokens tokens the models have read
/// @param outputTokens tokens the models have written
/// @param cost what their providers charge for that, in US dollars; not there where nobody knows
public record TokenUsage(
        long inputTokens,
        long outputTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal cost) {
    public static final TokenUsage NONE = new TokenUsage(0, 0);

    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 12;

    /// @throws IllegalArgumentException when the cost is negative, has more than 12 decimals or is
    ///   a million millions and more: arithmetic with numbers that are short to write can be
    ///   endless
    public TokenUsage {
        if (cost != null
                && (cost.signum() < 0
                        || cost.scale() > MOST_DECIMALS
                        || cost.precision() - cost.scale() > MOST_DIGITS)) {
            throw new IllegalArgumentException("no cost of a run");
        }
    }

    /// Of models whose prices are not known.
    public TokenUsage(long inputTokens, long outputTokens) {
        this(inputTokens, outputTokens, null);
    }

    /// Both together; the cost is that of what is known.
    public TokenUsage plus(TokenUsage more) {
        return new TokenUsage(
                inputTokens + more.inputTokens,
                outputTokens + more.outputTokens,
                sum(cost, more.cost));
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : one.add(other);
    }
}
