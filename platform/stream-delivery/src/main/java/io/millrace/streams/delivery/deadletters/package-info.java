/// Entries that were given up on: [DeadLetters] tells of them through the outbox and puts them back
/// where they came from.
@NullMarked
package io.millrace.streams.delivery.deadletters;

import org.jspecify.annotations.NullMarked;
