@NullMarked
package io.millrace.localstack.process;

import org.jspecify.annotations.NullMarked;
