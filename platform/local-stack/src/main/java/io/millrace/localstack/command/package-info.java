/// The commands of `./millrace`, one class each; what they share at the terminal is [Terminal].
@NullMarked
package io.millrace.localstack.command;

import org.jspecify.annotations.NullMarked;
