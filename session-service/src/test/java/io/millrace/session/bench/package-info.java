/// What is measured of the service, by `-Dbench=<class>`; see docs/benchmarks.md.
///
/// [ListBenchmark] asks for pages of a million sessions, which [ManySessions] has made, from a
/// [PackagedService].
@NullMarked
package io.millrace.session.bench;

import org.jspecify.annotations.NullMarked;
