/// Lineage as an event of OpenLineage, for catalogs that collect such events.
/// [io.millrace.sql.engine.render.openlineage.OpenLineageEvent] writes it and says what becomes of
/// the engine's kinds; what SQL cannot tell comes with a
/// [io.millrace.sql.engine.render.openlineage.RunContext].
@NullMarked
package io.millrace.sql.engine.render.openlineage;

import org.jspecify.annotations.NullMarked;
