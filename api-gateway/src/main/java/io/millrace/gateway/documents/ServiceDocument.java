package io.millrace.gateway.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The OpenAPI document of one service.
///
/// @param service its name, such as `session-service`
record ServiceDocument(String service, ObjectNode document) {}
