package io.millrace.sql.engine.dialect;

import java.util.Set;

/// What a dialect's tokens look like.
///
/// @param nameQuotes the characters that open a quoted name; `[` is closed by `]`
/// @param stringQuotes the characters around strings
/// @param stringPrefixes letters that may stand right before a string's quote, in lower case
/// @param nameStarts characters besides letters and `_` that may begin a name
/// @param parameters how parameters are written
/// @param traits everything that is there or not
public record Lexis(
        String nameQuotes,
        String stringQuotes,
        String stringPrefixes,
        String nameStarts,
        Set<ParameterStyle> parameters,
        Set<Trait> traits) {

    /// What the tokens of a dialect have or lack.
    public enum Trait {
        /// `/* /* */ */` is one comment
        NESTED_COMMENTS,
        /// `/* /* */` is one comment; with neither of the two it is refused
        FLAT_COMMENTS,
        /// a carriage return alone ends a comment of one line; elsewhere it is refused in one
        RETURN_ENDS_COMMENT,
        /// a backslash before the line's end continues a comment of one line
        COMMENTS_CONTINUE,
        /// `# comment`
        HASH_COMMENTS,
        /// `// comment`
        SLASH_COMMENTS,
        /// `--` begins a comment only before a blank
        DASHES_NEED_BLANK,
        /// `/*! code */` is run
        EXECUTABLE_COMMENTS,
        /// `$tag$…$tag$`
        DOLLAR_STRINGS,
        /// `'\''`
        BACKSLASH_ESCAPES,
        /// `a\`b` in name quotes; a quote is not doubled there
        BACKSLASHES_IN_NAMES,
        /// `'''…'''`
        TRIPLE_QUOTES,
        /// a string in quotes of its own: `q'[…]'`
        Q_QUOTES,
        /// `U&'…'`
        UNICODE_ESCAPES,
        /// any run of operator characters is an operator (PostgreSQL)
        FREE_OPERATORS,
        /// `1st` is a name
        NAMES_MAY_BEGIN_WITH_DIGITS,
        /// `10L`, `1.5BD`
        NUMBER_SUFFIXES,
        /// `1.5F`, `2D`
        FLOAT_SUFFIXES,
        /// `1M`, `32K`, as lengths of types are written
        SIZE_SUFFIXES,
        /// `$1.50`, `£2`
        MONEY,
        /// `\N` is NULL
        BACKSLASH_N,
        /// `$` in names
        DOLLAR_IN_NAMES,
        /// names fold in quotes, too: case never tells two of them apart
        QUOTED_NAMES_FOLD
    }

    public Lexis {
        parameters = ConstantSet.of(parameters);
        traits = ConstantSet.of(traits);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean has(ParameterStyle style) {
        return parameters.contains(style);
    }
}
