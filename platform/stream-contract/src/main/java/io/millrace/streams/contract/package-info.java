/// The contract of everything that travels on a Redis stream. Pure Java: no framework, no
/// connection. Its rooms, each of which knows only those named before it:
///
/// - `ids`: whose and which; ids that rise with time;
/// - `content`: what a message is made of;
/// - `catalogue`: the only place that spells a stream's name;
/// - `payloads`: what an envelope is about, sealed families with explicit wire names;
/// - `envelope`: what one entry holds, as bytes and back;
/// - `golden`: the agreed JSON of every payload, which producers and consumers both test against.
@NullMarked
package io.millrace.streams.contract;

import org.jspecify.annotations.NullMarked;
