/// Writes trees as SQL of a dialect.
///
/// What a user wrote is copied: a node that stands in the source keeps its words, its comments and
/// everything the tree does not model. What was put in the place of a node, and what was made
/// without any source, is written from the tree, with parentheses only where the precedence of the
/// operators asks for them ([io.millrace.sql.engine.print.Binding]). So a rewriting names the nodes
/// it replaces, and everything else stays as it was.
///
/// [io.millrace.sql.engine.print.SqlPrinter] is the door. Each family of nodes has a class that
/// takes one of them apart into words and smaller nodes ([io.millrace.sql.engine.print.Pieces]);
/// nothing recurses, because a tree may be as high as a statement is long.
@NullMarked
package io.millrace.sql.engine.print;

import org.jspecify.annotations.NullMarked;
