/// The REST API, as its callers see it.
@NullMarked
package io.millrace.agent.api;

import org.jspecify.annotations.NullMarked;
