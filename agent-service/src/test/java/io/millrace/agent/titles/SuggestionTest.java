package io.millrace.agent.titles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Trace revenue columns | Trace revenue columns | trace-revenue-columns",
                "~\"Trace revenue columns.\"~ | Trace revenue columns | trace-revenue-columns",
                "**Title: Fix the login** | Fix the login | fix-the-login",
                "~\n\n  Fix   the\tlogin \n\nIt names the thing.~ | Fix the login | fix-the-login",
                "Prüfe Größe_2 & Café | Prüfe Größe_2 & Café | prufe-gro-e-2-cafe",
                "修复登录 | 修复登录 | ~~",
            })
    void an_answer_is_cut_to_a_title_and_a_slug(String answer, String title, String slug) {
        assertEquals(Optional.of(new Suggestion(title, slug)), Suggestion.in(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "\"\"", "**", "Title:", "..."})
    void an_answer_that_says_nothing_is_no_suggestion(String answer) {
        assertEquals(Optional.empty(), Suggestion.in(answer));
    }

    @Test
    void a_long_title_is_cut_between_words_and_its_slug_between_hyphens() {
        Suggestion cut =
                Suggestion.in("Explain how the monthly revenue of each region is put together")
                        .orElseThrow();

        assertEquals("Explain how the monthly revenue of each region is put", cut.title());
        assertEquals("explain-how-the-monthly-revenue-of-each-region-is", cut.slug());
    }

    @Test
    void one_long_word_is_cut_and_no_character_is_halved() {
        Suggestion cut = Suggestion.in("x".repeat(59) + "😀" + "y".repeat(10)).orElseThrow();

        assertEquals("x".repeat(59), cut.title());
        assertEquals("x".repeat(50), cut.slug());
        assertTrue(Suggestion.in("a\u0000b\ud800c").orElseThrow().title().equals("a b c"));
    }
}
