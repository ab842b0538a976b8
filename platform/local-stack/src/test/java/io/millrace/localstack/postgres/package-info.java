@NullMarked
package io.millrace.localstack.postgres;

import org.jspecify.annotations.NullMarked;
