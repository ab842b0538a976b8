package io.millrace.gateway.routes;

import io.millrace.rest.ErrorCode;

/// What a caller is told when an exchange with an upstream does not come about.
///
/// @param code of the error body
/// @param message names the service, nothing of the network behind the gateway
record UpstreamFailure(ErrorCode code, String message) {

    static UpstreamFailure unavailable(String upstream) {
        return new UpstreamFailure(
                ErrorCode.UPSTREAM_UNAVAILABLE, upstream + " does not answer at the moment");
    }

    static UpstreamFailure starved() {
        return new UpstreamFailure(ErrorCode.REQUEST_TIMEOUT, "The body did not arrive in time");
    }

    static UpstreamFailure tooLarge(long limit) {
        return new UpstreamFailure(
                ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + limit + " bytes");
    }
}
