/// How fast the SQL engine is, and how its time grows with its input.
///
/// [io.millrace.sql.bench.Benchmarks] runs the JMH benchmarks, the engine's own and those of its
/// peers on the same statements, each in virtual machines of its own, and writes medians.
/// [io.millrace.sql.bench.Scaling] doubles the size of long statements four times;
/// [io.millrace.sql.bench.Extremes] reads what is nested or long beyond reason on a small stack.
/// The statements are [io.millrace.sql.bench.Workload]s: a file's, or those that
/// [io.millrace.sql.bench.RetailQueries] makes up.
@NullMarked
package io.millrace.sql.bench;

import org.jspecify.annotations.NullMarked;
