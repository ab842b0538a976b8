/// What lies in a stream. An [Entry] is an id and bytes, [EntryIds] knows the order of ids, a
/// [Reading] is what the bytes turned out to be, and a [GroupStream] is one stream as one consumer
/// of a group sees it: read, acknowledge, claim. Not for services.
@NullMarked
package io.millrace.streams.delivery.entries;

import org.jspecify.annotations.NullMarked;
