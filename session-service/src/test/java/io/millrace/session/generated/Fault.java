package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;

/// A value that is not as its schema wants it.
///
/// @param what is wrong, for the message of a failure
/// @param at the place within the value, as `error.param` names it; empty for the whole of it
/// @param certain whether the schema says that it must be refused; where not, anything may come of
///   it but a failure of the service
record Fault(String what, String at, JsonNode value, boolean certain) {}
