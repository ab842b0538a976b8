/// From text to tokens. [io.millrace.sql.engine.lex.Lexer] makes one pass over the script and fills
/// [io.millrace.sql.engine.lex.Tokens]: parallel int arrays, so that a token costs no object, and
/// an index of matching parentheses, so that the parser can look past a group without reading it.
/// Where one token ends is found in [io.millrace.sql.engine.lex.scan]. Statements are split here
/// too, from tokens: a semicolon in a string or a comment splits nothing.
@NullMarked
package io.millrace.sql.engine.lex;

import org.jspecify.annotations.NullMarked;
