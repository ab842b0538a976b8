package io.millrace.session.mutations;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rows of `first_answers`, in the running transaction, whose connection the pool hands out.
@ApplicationScoped
class AnswerRows {
    private static final String KEY = "user_id = ? and operation = ? and key = ? and element = ?";

    private final DataSource database;

    AnswerRows(DataSource database) {
        this.database = database;
    }

    /// Takes the name; waits for whoever is just taking it.
    ///
    /// @param expired rows from before are as good as none
    /// @return whether it was free
    boolean claim(Call call, Instant now, Instant expired, Duration patience) throws SQLException {
        try (Connection connection = database.getConnection()) {
            set(connection, "set local lock_timeout = " + patience.toMillis());
            boolean free = insert(connection, call, now, expired);
            set(connection, "set local lock_timeout to default");
            return free;
        }
    }

    private static void set(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(setting);
        }
    }

    private static boolean insert(Connection connection, Call call, Instant now, Instant expired)
            throws SQLException {
        String sql =
                """
                insert into first_answers as a
                  (user_id, operation, key, element, fingerprint, created_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (user_id, operation, key, element) do update
                  set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                      status = null, location = null, etag = null, body = null, about = null
                  where a.created_at <= ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = bindKey(statement, 1, call);
            statement.setString(next++, call.fingerprint());
            statement.setObject(next++, now.atOffset(ZoneOffset.UTC));
            statement.setObject(next, expired.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }

    /// What the name was given to.
    String fingerprint(Call call) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select fingerprint from first_answers where " + KEY)) {
            bindKey(statement, 1, call);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("A row that was in the way is gone");
                }
                return row.getString(1);
            }
        }
    }

    /// The answer of that name; empty when it names a request whose elements have answers.
    Optional<Answer> kept(Call call) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select status, location, etag, body, about from first_answers"
                                        + " where status is not null and "
                                        + KEY)) {
            bindKey(statement, 1, call);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(answer(row)) : Optional.empty();
            }
        }
    }

    private static Answer answer(ResultSet row) throws SQLException {
        @Nullable String body = row.getString("body");
        return new Answer(
                row.getInt("status"),
                row.getString("location"),
                row.getString("etag"),
                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                row.getObject("about", UUID.class));
    }

    /// Adds the answer to a name that this transaction has taken.
    void keep(Call call, Answer answer, String body) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update first_answers set status = ?, location = ?, etag = ?,"
                                        + " body = ?, about = ? where "
                                        + KEY)) {
            statement.setInt(1, answer.status());
            statement.setString(2, answer.location());
            statement.setString(3, answer.etag());
            statement.setString(4, answer.body() == null ? null : body);
            statement.setObject(5, answer.about(), Types.OTHER);
            bindKey(statement, 6, call);
            statement.executeUpdate();
        }
    }

    /// Deletes rows from before that time, a bounded number.
    ///
    /// @return how many went
    int purge(Instant before, int most) throws SQLException {
        String sql =
                """
                delete from first_answers where ctid = any(array(
                  select ctid from first_answers where created_at < ?
                  order by created_at limit ? for update skip locked))
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            return statement.executeUpdate();
        }
    }

    /// @return the number of the next parameter
    private static int bindKey(PreparedStatement statement, int first, Call call)
            throws SQLException {
        statement.setString(first, call.user());
        statement.setString(first + 1, call.operation());
        statement.setString(first + 2, call.key().value());
        statement.setInt(first + 3, call.element());
        return first + 4;
    }
}
