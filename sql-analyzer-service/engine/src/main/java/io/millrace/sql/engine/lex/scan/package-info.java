/// Where a token ends: one scanner for strings and names, one for numbers, one for operators, one
/// for parameters. [io.millrace.sql.engine.lex.scan.KeywordTable] finds the keyword that a word
/// spells without making a string.
@NullMarked
package io.millrace.sql.engine.lex.scan;

import org.jspecify.annotations.NullMarked;
