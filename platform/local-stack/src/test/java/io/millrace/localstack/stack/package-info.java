@NullMarked
package io.millrace.localstack.stack;

import org.jspecify.annotations.NullMarked;
