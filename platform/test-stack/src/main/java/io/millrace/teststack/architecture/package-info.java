/// The rules of the house as ArchUnit tests, written once; each module's `ArchitectureTest` applies
/// them to its own classes with `ArchTests.in(LayeringRules.class)`.
@NullMarked
package io.millrace.teststack.architecture;

import org.jspecify.annotations.NullMarked;
