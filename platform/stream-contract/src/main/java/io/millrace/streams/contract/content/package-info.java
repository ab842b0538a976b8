/// What a message is made of: [ContentBlock]s in somebody's [MessageRole]; which of its parts a
/// delta is a piece of ([DeltaKind]); and what it cost ([TokenUsage]). [StorableText] is the one
/// rule about the characters that no store can hold, [StorableContent] applies it to blocks.
@NullMarked
package io.millrace.streams.contract.content;

import org.jspecify.annotations.NullMarked;
