/// From the caller's transaction to the stream. [Outbox] stores a [NewEvent] beside what it tells
/// of; [OutboxRelay] has it appended after the commit, again and again if it must: some slots at a
/// time ([SlotParts]), by [SlotsRelay], each [OutboxRow] in the order of its subject, by
/// [OutboxAppend]. [OutboxWake] and [OutboxListener] wake relays of this process, which get
/// [SlotNews], and of others. [RedisMemory] notices that Redis has forgotten what was sent,
/// [RedisAdvice] warns beforehand.
@NullMarked
package io.millrace.streams.delivery.outbox;

import org.jspecify.annotations.NullMarked;
