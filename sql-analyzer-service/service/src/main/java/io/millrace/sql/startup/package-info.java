/// Where the process begins.
@NullMarked
package io.millrace.sql.startup;

import org.jspecify.annotations.NullMarked;
