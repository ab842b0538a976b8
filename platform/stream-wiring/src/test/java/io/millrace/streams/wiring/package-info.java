/// That figures and ids are what both services tell them to be.
@NullMarked
package io.millrace.streams.wiring;

import org.jspecify.annotations.NullMarked;
