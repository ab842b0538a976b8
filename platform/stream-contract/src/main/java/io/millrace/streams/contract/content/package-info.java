/// What a message is made of: [ContentBlock]s in somebody's [MessageRole]; which of its parts a
/// delta is a piece of ([DeltaKind]); and what it cost ([TokenUsage]).
@NullMarked
package io.millrace.streams.contract.content;

import org.jspecify.annotations.NullMarked;
