/// What is known of tables from outside of the script. [io.millrace.sql.engine.catalog.Catalog] is
/// the port; [io.millrace.sql.engine.catalog.ListedCatalog] holds a list that came with the
/// request. Without a catalog a star stays a star and some columns cannot be told apart; with one
/// both are resolved.
@NullMarked
package io.millrace.sql.engine.catalog;

import org.jspecify.annotations.NullMarked;
