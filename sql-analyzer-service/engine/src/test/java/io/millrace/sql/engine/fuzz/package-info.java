/// Statements that are nearly SQL, and what has to hold whatever is analysed.
@org.jspecify.annotations.NullMarked
package io.millrace.sql.engine.fuzz;
