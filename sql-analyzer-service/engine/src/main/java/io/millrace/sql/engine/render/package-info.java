/// What an analysis looks like to others: as JSON (`json`), as a diagram for Mermaid and Graphviz
/// (`diagram`), as a picture (`svg`), and as an event of OpenLineage (`openlineage`). Every
/// renderer reads the records of `result` alone, writes to an `Appendable` and keeps nothing.
@NullMarked
package io.millrace.sql.engine.render;

import org.jspecify.annotations.NullMarked;
