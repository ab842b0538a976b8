/// Understands SQL: what a script reads and writes, and which columns feed which.
///
/// [io.millrace.sql.engine.SqlEngine] is the way in. A script goes through `text` (places), `lex`
/// (tokens), `parse` (trees, `ast`), `resolve` (names, with `scope`, `catalog` and the graph of
/// `lineage`) and comes out as `result`, which `render` writes down. What a dialect is stands in
/// `dialect`. No package knows one that comes later in this line.
@NullMarked
package io.millrace.sql.engine;

import org.jspecify.annotations.NullMarked;
