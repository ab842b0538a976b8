/// What is measured of the service, by `-Dbench=<class>`; see docs/benchmarks.md.
///
/// [PromptBenchmark] has callers send prompts, each over a [Line], and notes the [Arrivals] on the
/// stream of work; [ListBenchmark] asks for pages of a million sessions, which [ManySessions] has
/// made; [StartBenchmark] starts the service again and again. What is measured is a
/// [PackagedService], a JVM build or a native binary, over [Servers] of its own; [Figures] go to a
/// file.
@NullMarked
package io.millrace.session.bench;

import org.jspecify.annotations.NullMarked;
