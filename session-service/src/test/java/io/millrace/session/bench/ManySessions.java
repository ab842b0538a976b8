package io.millrace.session.bench;

import io.millrace.localstack.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A million sessions: half of them one user's, the others a thousand users'.
final class ManySessions {
    static final int ROWS = 1_000_000;

    /// Ids, times and titles are made of the row's number, so that every run has the same.
    private static final String FILL =
            """
            insert into sessions (id, user_id, title, repo, target_branch, branch, inbox_status,
                session_status, cancellation_status, message_count, created_at, updated_at, version)
            select id, case when mod(i, 2) = 0 then ':owner' else 'user-' || mod(i / 2, 1000) end,
                (array['Fix','Explain','Trace','Rename','Test'])[1 + mod(i, 5)] || ' '
                    || (array['orders','customers','regions','invoices','the parser','joins',
                              'the nightly load'])[1 + mod(i, 7)] || ' ' || substr(md5(i::text), 1, 8),
                'https://example.org/team/repo-' || mod(i, 50), 'main',
                'millrace/session-' || substr(id::text, 25),
                case when mod(i, 500) = 0 then 'FAILED' else 'COMPLETED' end,
                case when mod(i, 500) = 0 then 'FAILED' else 'COMPLETED' end,
                'none', 4, at, at + interval '1 second' * mod(i * 7919::bigint, 100000), 3
            from (
                select i, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
                    || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid id
                from (
                    select i, timestamptz '2026-01-01' + i * interval '20 seconds' as at
                    from generate_series(1, :rows) i) numbered) made
            """;

    private ManySessions() {}

    /// Fills the table; the indexes are taken away meanwhile, which is quicker.
    ///
    /// @param owner the user with half of the rows
    static void fill(Database database, UUID owner) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> definitions = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (ResultSet indexes =
                    statement.executeQuery(
                            """
                            select indexname, indexdef from pg_indexes
                            where tablename = 'sessions' and indexname not like '%pkey'
                            """)) {
                while (indexes.next()) {
                    names.add(indexes.getString(1));
                    definitions.add(indexes.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index " + name);
            }
            statement.execute(
                    FILL.replace(":owner", owner.toString())
                            .replace(":rows", Integer.toString(ROWS)));
            for (String definition : definitions) {
                statement.execute(definition);
            }
            statement.execute("vacuum analyze sessions");
        }
    }
}
