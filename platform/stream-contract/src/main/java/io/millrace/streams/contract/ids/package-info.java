/// Ids as one-line records, so that two of them cannot be swapped: [SessionId], [TaskId], [RunId],
/// [MessageId], [UserId]. [Ids] is where new ones come from, [TimeOrderedIds] the source production
/// uses (UUIDv7).
@NullMarked
package io.millrace.streams.contract.ids;

import org.jspecify.annotations.NullMarked;
