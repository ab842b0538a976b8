/// Every stream there is. [StreamName] says who writes it, who reads it and how long it may grow,
/// and alone makes a [StreamKey]; tasks have a stream per [TaskPriority]. Nothing else spells a
/// stream's name.
@NullMarked
package io.millrace.streams.contract.catalogue;

import org.jspecify.annotations.NullMarked;
