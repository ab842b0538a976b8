/// Tools for clients that speak the Model Context Protocol: `/mcp`, streamable HTTP.
///
/// [McpTools] offers at start what can be called outside a run; every call takes the way of
/// `/api/v1/tools`, with the token of its own request. A session of the protocol belongs to the
/// process that made it and holds nothing: whoever loses it begins another.
@NullMarked
package io.millrace.agent.tools.mcp;

import org.jspecify.annotations.NullMarked;
