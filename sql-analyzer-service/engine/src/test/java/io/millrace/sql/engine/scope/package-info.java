/// Tests of what is in scope.
@NullMarked
package io.millrace.sql.engine.scope;

import org.jspecify.annotations.NullMarked;
