/// What is known of tables. [io.millrace.sql.engine.catalog.Catalog] is the port to what is known
/// from outside of the script, asked once per statement for all of its tables;
/// [io.millrace.sql.engine.catalog.ListedCatalog] holds a list that came with the request.
/// [io.millrace.sql.engine.catalog.SessionCatalog] stands in front of it: what the script itself
/// has made, changed and dropped so far, and where names without a schema are looked up. Without
/// any of it a star stays a star and some columns cannot be told apart.
@NullMarked
package io.millrace.sql.engine.catalog;

import org.jspecify.annotations.NullMarked;
