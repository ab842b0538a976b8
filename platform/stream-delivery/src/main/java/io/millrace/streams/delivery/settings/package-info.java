/// What a service tells delivery about itself: how it is to behave ([DeliverySettings]), who wants
/// to know what happens ([DeliveryObserver], for figures and for tests), and where traces come from
/// and go to ([TraceContext], with OpenTelemetry [DeliverySpans]). The last two have a `NONE` for
/// those who do not care.
@NullMarked
package io.millrace.streams.delivery.settings;

import org.jspecify.annotations.NullMarked;
