package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.List;

/// The words that name units of time: `DAY`, `WEEKS`, `HOUR_SECOND`.
public final class TimeUnits {
    private static final List<String> UNITS =
            List.of(
                    "YEARS",
                    "QUARTERS",
                    "MONTHS",
                    "WEEKS",
                    "DAYS",
                    "HOURS",
                    "MINUTES",
                    "SECONDS",
                    "MILLISECONDS",
                    "MICROSECONDS",
                    "NANOSECOND",
                    "NANOSECONDS",
                    "YEAR_MONTH",
                    "DAY_HOUR",
                    "DAY_MINUTE",
                    "DAY_SECOND",
                    "DAY_MICROSECOND",
                    "HOUR_MINUTE",
                    "HOUR_SECOND",
                    "HOUR_MICROSECOND",
                    "MINUTE_SECOND",
                    "MINUTE_MICROSECOND",
                    "SECOND_MICROSECOND",
                    "DAYOFYEAR",
                    "DAYOFWEEK",
                    "ISOWEEK",
                    "ISOYEAR",
                    "CENTURY",
                    "DECADE",
                    "DECADES",
                    "CENTURIES",
                    "MILLENNIUM",
                    "EPOCH");

    private TimeUnits() {}

    /// Whether a token is the name of a unit of time.
    public static boolean isUnit(Cursor cursor, int token) {
        Keyword keyword = cursor.keywordAt(token);
        if (keyword != null) {
            return isField(keyword);
        }
        if (cursor.kindAt(token) != TokenKind.WORD) {
            return false;
        }
        for (String unit : UNITS) {
            if (cursor.isWordAt(token, unit)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a type `INTERVAL` may have the word as a field.
    static boolean isField(Keyword keyword) {
        return keyword == Keyword.YEAR
                || keyword == Keyword.QUARTER
                || keyword == Keyword.MONTH
                || keyword == Keyword.WEEK
                || keyword == Keyword.DAY
                || keyword == Keyword.HOUR
                || keyword == Keyword.MINUTE
                || keyword == Keyword.SECOND
                || keyword == Keyword.MILLISECOND
                || keyword == Keyword.MICROSECOND;
    }
}
