@NullMarked
package io.millrace.localstack.redis;

import org.jspecify.annotations.NullMarked;
