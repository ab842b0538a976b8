/// That loops and lanes outlive what goes wrong in them.
@NullMarked
package io.millrace.streams.delivery.threads;

import org.jspecify.annotations.NullMarked;
