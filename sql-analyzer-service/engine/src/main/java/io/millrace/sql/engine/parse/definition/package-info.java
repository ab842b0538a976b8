/// Definitions, as far as tables are concerned:
/// [io.millrace.sql.engine.parse.definition.DefinitionParser] finds out what is created, altered or
/// dropped, `TableParser` reads CREATE TABLE and CREATE VIEW with their queries, `AlterationParser`
/// reads ALTER, `ObjectParser` what stands on a table or has nothing to do with one.
@NullMarked
package io.millrace.sql.engine.parse.definition;

import org.jspecify.annotations.NullMarked;
