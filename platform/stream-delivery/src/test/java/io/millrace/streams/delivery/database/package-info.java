/// Transactions under a real transaction manager, and the tables of this module.
@NullMarked
package io.millrace.streams.delivery.database;

import org.jspecify.annotations.NullMarked;
