package io.millrace.agent.models.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @Test
    void a_reply_goes_up_to_and_including_a_call() {
        Script script =
                Script.in(
                                """
                                Do this:
                                ```script
                                pace 20ms
                                say Hello there

                                call analyze_sql {"sql":"select 1"}
                                sleep 2s
                                fail no more
                                ```
                                Thanks.
                                """)
                        .orElseThrow();

        assertEquals(2, script.replies().size());
        assertEquals(
                List.of(
                        new ScriptLine.Pace(Duration.ofMillis(20)),
                        new ScriptLine.Say("Hello there")),
                script.reply(0).subList(0, 2));
        var call = assertInstanceOf(ScriptLine.Call.class, script.reply(0).get(2));
        assertEquals("select 1", call.arguments().path("sql").asText());
        assertEquals(
                List.of(
                        new ScriptLine.Sleep(Duration.ofSeconds(2)),
                        new ScriptLine.Fail("no more")),
                script.reply(1));
        assertEquals(List.of(), script.reply(2));
    }

    @Test
    void the_longest_sleep_and_pace_are_still_allowed() {
        assertEquals(
                List.of(
                        new ScriptLine.Pace(Duration.ofSeconds(10)),
                        new ScriptLine.Sleep(Duration.ofMinutes(5))),
                Script.in("```script\npace 10s\nsleep 5m").orElseThrow().reply(0));
    }

    @Test
    void a_prompt_without_the_block_has_no_script() {
        assertTrue(Script.in("```sql\nselect 1\n```").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "shout hello, there is no verb shout",
        "sleep long, long is no duration",
        "sleep, is no duration",
        "pace 2h, 2h is no duration",
        "sleep 9223372036854775807m, 9223372036854775807m is not between 0s and 300s",
        "sleep 9223372036854775808ms, 9223372036854775808ms is no duration",
        "sleep 301s, 301s is not between 0s and 300s",
        "sleep -1s, -1s is not between 0s and 300s",
        "pace 10001ms, 10001ms is not between 0s and 10s",
        "pace 9223372036854775807m, 9223372036854775807m is not between 0s and 10s",
        "call done {, the arguments are no JSON"
    })
    void a_line_that_means_nothing_is_named(String line, String why) {
        var refusal =
                assertThrows(UnreadableScript.class, () -> Script.in("```script\nsay x\n" + line));

        assertTrue(String.valueOf(refusal.getMessage()).startsWith("line 2 "), refusal::toString);
        assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal::toString);
    }
}
