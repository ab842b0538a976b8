/// How much one analysis may make, and the count of what it has made.
///
/// SQL is short where its meaning is long: thirty common table expressions that each join the one
/// before with itself have a billion columns. [io.millrace.sql.engine.budget.Limits] says how much
/// of what is allowed, [io.millrace.sql.engine.budget.Budget] counts on the way through resolution
/// and ends it with a placed TOO_LARGE, or with a TIMEOUT.
@NullMarked
package io.millrace.sql.engine.budget;

import org.jspecify.annotations.NullMarked;
