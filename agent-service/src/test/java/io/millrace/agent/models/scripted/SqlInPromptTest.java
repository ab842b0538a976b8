package io.millrace.agent.models.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlInPromptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which tables? SELECT a FROM t; thanks | SELECT a FROM t",
                "with x as (select 1) select * from x | with x as (select 1) select * from x",
                "Look: insert into a select b from c | insert into a select b from c",
                "Explain update t set a = 1 | update t set a = 1"
            })
    void a_bare_statement_goes_to_the_semicolon_or_the_end(String prompt, String sql) {
        assertEquals(sql, SqlInPrompt.in(prompt).orElseThrow().sql());
    }

    @Test
    void a_fenced_block_is_taken_whole_and_the_dialect_from_the_words() {
        SqlInPrompt found =
                SqlInPrompt.in("For MySQL, please:\n```sql\nselect 1;\nselect 2\n```")
                        .orElseThrow();

        assertEquals("select 1;\nselect 2", found.sql());
        assertEquals("mysql", found.dialect());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Select a good name, please",
                "Say hello",
                "",
                "I selected it from the list",
                "```\n```"
            })
    void other_text_holds_no_statement(String prompt) {
        assertTrue(SqlInPrompt.in(prompt).isEmpty());
    }
}
