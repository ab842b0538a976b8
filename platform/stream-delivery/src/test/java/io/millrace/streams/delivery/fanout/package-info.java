/// The streams of watchers against a real server: positions, repeats, lost epochs.
@NullMarked
package io.millrace.streams.delivery.fanout;

import org.jspecify.annotations.NullMarked;
