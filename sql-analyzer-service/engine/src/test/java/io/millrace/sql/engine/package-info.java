/// Tests of the engine through its front door, in a language of their own: `LineageAssert`.
@NullMarked
package io.millrace.sql.engine;

import org.jspecify.annotations.NullMarked;
