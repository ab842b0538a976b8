/// What every service is asked, whatever it does: tests to be extended by a class of the service,
/// which names its test resource and what is its own.
///
/// [AgreedDocument] is about its OpenAPI document, [WatchedService] about its management port.
@NullMarked
package io.millrace.teststack.services;

import org.jspecify.annotations.NullMarked;
