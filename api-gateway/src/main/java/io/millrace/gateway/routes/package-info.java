/// Where a request goes that a service behind the gateway answers.
///
/// [RouteTable] is read from configuration ([RoutesConfig]): path prefixes, each with an upstream.
/// [RouteHandler] finds the route, has the caller judged, and hands the exchange to the proxy of
/// the upstream ([Upstream]), which streams both ways. [CallerShare] keeps one caller from taking
/// all connections. [ForwardedHeaders] decides what of the headers passes, [BoundedBody] how much
/// of the body, [UpstreamFailure] what a failure looks like from outside. [UpstreamCalls] is for
/// the gateway's own questions to a service.
///
/// A circuit breaker, retries and caching are not here yet; a failed exchange is answered at once.
@NullMarked
package io.millrace.gateway.routes;

import org.jspecify.annotations.NullMarked;
