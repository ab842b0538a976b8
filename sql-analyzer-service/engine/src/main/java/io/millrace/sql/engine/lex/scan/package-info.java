/// Where a token ends: one scanner for literals and quoted names, one for operators, one for
/// parameters. [io.millrace.sql.engine.lex.scan.KeywordTable] finds the keyword that a word spells
/// without making a string.
@NullMarked
package io.millrace.sql.engine.lex.scan;

import org.jspecify.annotations.NullMarked;
