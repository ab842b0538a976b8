package io.millrace.streams.contract.content;

/// What a run has used up so far.
///
/// @param inputTokens tokens the models have read
/// @param outputTokens tokens the models have written
public record TokenUsage(long inputTokens, long outputTokens) {
    public static final TokenUsage NONE = new TokenUsage(0, 0);

    public TokenUsage plus(TokenUsage more) {
        return new TokenUsage(inputTokens + more.inputTokens, outputTokens + more.outputTokens);
    }
}
