/// How this service calls the others over HTTP: one client, bounded in time and size.
///
/// [ServiceCalls] sends a request with a token and gives a sealed [CallAnswer]; what an answer
/// means is read by the caller, into records of its own. [PeerSettings] says where the others are.
@NullMarked
package io.millrace.agent.calls;

import org.jspecify.annotations.NullMarked;
