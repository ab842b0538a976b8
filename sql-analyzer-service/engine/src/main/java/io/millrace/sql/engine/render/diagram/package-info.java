/// The lineage of a script as a diagram. [io.millrace.sql.engine.render.diagram.LineageGraph] is
/// what all pictures are drawn from: the relations and edges of an analysis, bounded in number.
/// [io.millrace.sql.engine.render.diagram.Mermaid] and [io.millrace.sql.engine.render.diagram.Dot]
/// leave the drawing to others; `io.millrace.sql.engine.render.svg` draws itself. Names come from
/// hostile text: [io.millrace.sql.engine.render.diagram.Label] makes them visible and short, and
/// each format escapes what it would read as its own.
@NullMarked
package io.millrace.sql.engine.render.diagram;

import org.jspecify.annotations.NullMarked;
