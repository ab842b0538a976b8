/// Analysis of SQL text: what a script reads and writes, and which columns feed which.
///
/// [AnalysisResource] is the door. It reads one [AnalyzeRequest] or an array of them; [Analyses]
/// runs each on a bounded pool with a deadline and turns the engine's result into an
/// [AnalysisView]. Nothing is stored: the same request has the same answer.
@NullMarked
package io.millrace.sql.analysis;

import org.jspecify.annotations.NullMarked;
