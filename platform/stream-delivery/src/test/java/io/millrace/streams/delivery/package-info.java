/// Proves the delivery promises on real servers, most of them by killing something.
///
/// Here are the tests of the whole: [KilledProcessTest] kills and freezes processes,
/// [LostMemoryTest] kills servers. The others lie beside what they test; the bench they stand on is
/// in `bench`.
@NullMarked
package io.millrace.streams.delivery;

import org.jspecify.annotations.NullMarked;
