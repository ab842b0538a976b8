/// How much real SQL the engine understands. [io.millrace.sql.engine.conformance.Conformance] is a
/// program, not a test: it reads a file of statements from outside of the repository and reports
/// rates per dialect (`-Pconformance`, see the module's README).
@NullMarked
package io.millrace.sql.engine.conformance;

import org.jspecify.annotations.NullMarked;
