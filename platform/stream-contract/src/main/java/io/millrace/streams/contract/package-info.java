/// The contract of everything that travels on a Redis stream. Pure Java: no framework, no
/// connection.
///
/// [Envelope] is what one entry holds (CloudEvents 1.0 attributes), [EnvelopeCodec] turns it into
/// bytes and back. What an envelope is about is a [Payload]: sealed families, one per kind of
/// stream ([WorkItem], [ControlEvent], [TaskEvent], [WatcherEvent], [DeadLetter]), each record with
/// its wire name in [PayloadType]. [StreamName] is the only place that spells a stream's name.
/// Every payload has a golden sample under `golden/`, which producers and consumers both test
/// against.
@NullMarked
package io.millrace.streams.contract;

import org.jspecify.annotations.NullMarked;
