package io.millrace.streams.delivery.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Journal;
import io.millrace.streams.delivery.bench.Schema;
import io.millrace.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MigrationTest {
    private static final String UP = "/db/delivery/V2026_11_21_1000__stream_delivery.sql";
    private static final String DOWN = "/db/delivery/U2026_11_21_1000__stream_delivery.sql";
    private static final String ABANDONED_UP = "/db/delivery/V2026_11_21_1500__abandoned_work.sql";
    private static final String ABANDONED_DOWN =
            "/db/delivery/U2026_11_21_1500__abandoned_work.sql";
    private static final String TABLES =
            "select count(*) from information_schema.tables where table_schema = 'public'";

    @Test
    void theTablesCanBeMadeTakenAwayAndMadeAgain() {
        String url = TestStack.freshDatabase("migration").url();
        try (Bench bench = Bench.on(url, TestStack.freshRedisUrl(), new Journal(), Bench.quick())) {
            Schema.runScript(url, UP);
            Object made = bench.query(TABLES);
            Schema.runScript(url, DOWN);
            assertEquals(0L, bench.query(TABLES));
            Schema.runScript(url, UP);
            assertEquals(made, bench.query(TABLES));
        }
    }

    @Test
    void whatWaitsToBeTriedAgainSurvivesTheColumnOfAbandonedWork() {
        String url = TestStack.freshDatabase("migration").url();
        try (Bench bench = Bench.on(url, TestStack.freshRedisUrl(), new Journal(), Bench.quick())) {
            Schema.runScript(url, UP);
            bench.update(
                    """
                    insert into delivery_attempt (group_name, envelope_id, stream, entry_id,
                        source, family, subject, sequence, attempts, due_at)
                    values ('g', gen_random_uuid(), 's', '1-0', 'source', 'f', 'subject', 1, 3,
                        clock_timestamp())
                    """);

            Schema.runScript(url, ABANDONED_UP);
            assertEquals(
                    3, bench.query("select attempts from delivery_attempt where not abandoned"));

            Schema.runScript(url, ABANDONED_DOWN);
            assertEquals(3, bench.query("select attempts from delivery_attempt"));
        }
    }
}
