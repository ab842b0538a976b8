@NullMarked
package io.millrace.teststack;

import org.jspecify.annotations.NullMarked;
