/// What renderers make of ordinary and of hostile analyses, read back with real parsers.
@NullMarked
package io.millrace.sql.engine.render;

import org.jspecify.annotations.NullMarked;
