/// What holds for the whole service: its layers and its migrations.
@NullMarked
package io.millrace.agent;

import org.jspecify.annotations.NullMarked;
