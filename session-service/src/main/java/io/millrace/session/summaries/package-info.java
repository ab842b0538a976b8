/// Summaries: what stands for the older part of a conversation when a model no longer reads it.
///
/// An agent sums up messages and tells of it; [Summaries] keeps the text, the summary that it goes
/// on from (so that they form a tree), and marks the messages that it stands for.
@NullMarked
package io.millrace.session.summaries;

import org.jspecify.annotations.NullMarked;
