/// What the tests of every module stand on: real servers, real tokens, settable time.
///
/// - [TestStack] starts PostgreSQL and Redis on first use, one set for the virtual machine, and
///   stops them when it ends; [StackResource] hands them to a Quarkus test.
/// - [Tokens] signs access tokens as Keycloak would, and those that must be refused.
/// - [Await] waits for a condition with a bound, [StreamProbe] for an entry of a Redis stream.
/// - [JavaProcess] runs a main class in a virtual machine of its own, to be killed or frozen.
/// - [io.millrace.teststack.services] has the tests that are the same for every service.
/// - [SettableClock] is a clock that stands still until it is told otherwise.
@NullMarked
package io.millrace.teststack;

import org.jspecify.annotations.NullMarked;
