/// Whose tokens a service believes, and what they make of the caller.
///
/// The two issuers stand in `META-INF/microprofile-config.properties`: Keycloak for people,
/// agent-service for calls that a worker makes in a user's name. Signature, issuer, audience and
/// expiry are checked by Quarkus OIDC; [TrustedIdentity] adds the rules of our own (who may act for
/// whom, how long, and the ladder of roles). [Callers] hands the result to a resource.
@NullMarked
package io.millrace.trust;

import org.jspecify.annotations.NullMarked;
