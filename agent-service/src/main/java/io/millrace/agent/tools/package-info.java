/// What an agent can do.
///
/// A [Tool] describes itself ([ToolDescription], with a JSON schema of its arguments) and answers a
/// [ToolCall] with a sealed [ToolResult]. [ToolRegistry] finds the tools by CDI and is the only way
/// to one: it checks the arguments against the schema ([ArgumentSchema]) before, asks the
/// [ToolGuard] whether the call is allowed in that name ([ToolAccess]), and bounds the output
/// after. Clients call tools themselves through the packages `direct` and `mcp`. To add a tool is
/// to add a bean; the README has the table.
@NullMarked
package io.millrace.agent.tools;

import org.jspecify.annotations.NullMarked;
