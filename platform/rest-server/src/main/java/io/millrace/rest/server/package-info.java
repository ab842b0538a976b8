/// What holds for every request of every service before a feature sees it.
///
/// [StrictJson] reads JSON as it is written, [BodyLimit] refuses what is too large, [BearerShape]
/// what what cannot be a token, and [HealthResource] is `/health` on the service's own port;
/// `document` says in the OpenAPI document what holds for every operation, and [LeftOutMeters]
/// drops what the framework counts twice. A service has all of it by depending on this module.
@NullMarked
package io.millrace.rest.server;

import org.jspecify.annotations.NullMarked;
