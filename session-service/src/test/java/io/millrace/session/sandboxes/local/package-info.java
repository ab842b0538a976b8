/// Tests of [io.millrace.session.sandboxes.local] from within.
@NullMarked
package io.millrace.session.sandboxes.local;

import org.jspecify.annotations.NullMarked;
