/// An analysis as JSON. [io.millrace.sql.engine.render.json.AnalysisJson] writes all of it,
/// [io.millrace.sql.engine.render.json.LineageJson] its columns and their sources alone; both put
/// tokens straight into an `Appendable` through a [io.millrace.sql.engine.render.json.JsonWriter],
/// which knows the rules of JSON and nothing of SQL.
@NullMarked
package io.millrace.sql.engine.render.json;

import org.jspecify.annotations.NullMarked;
