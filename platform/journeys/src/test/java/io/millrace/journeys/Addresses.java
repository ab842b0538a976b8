package io.millrace.journeys;

import java.net.URI;

/// Where a running stack is reached.
///
/// @param gateway the gateway's base
/// @param issuer Keycloak's realm
record Addresses(URI gateway, String issuer) {}
