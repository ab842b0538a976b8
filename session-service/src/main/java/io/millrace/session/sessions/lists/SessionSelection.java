package io.millrace.session.sessions.lists;

import io.millrace.session.sessions.UiStatus;
import io.millrace.streams.contract.ids.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of [SessionCriteria], on rows `s` of `sessions`. What a caller wrote is bound, never
/// part of the text.
final class SessionSelection {
    /// Words as the column `search` has them, see its migration, beside the word of their owner. A
    /// constant to the planner, which so knows how rare they are. Without a word nothing is found.
    private static final String SEARCH =
            """
            s.search @@ (cast('''u:' || md5(:owner) || '''' as tsquery) && to_tsquery('simple', :q))
            and numnode(to_tsquery('simple', :q)) > 0
            """;

    /// What stands between words, in the column as here: ASCII's punctuation and white space.
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Punct}\\s]+");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    SessionSelection(UserId owner, SessionCriteria criteria) {
        conditions.add("s.user_id = :owner");
        parameters.put("owner", owner.value());
        conditions.add(
                criteria.wantsDeleted() ? "s.deleted_at is not null" : "s.deleted_at is null");
        add("s.session_status = :sessionStatus", "sessionStatus", criteria.sessionStatus());
        add("s.inbox_status = :inboxStatus", "inboxStatus", criteria.inboxStatus());
        if (criteria.uiStatus() != null) {
            conditions.add(shownAs(criteria.uiStatus()));
        }
        add("s.repo = :repo", "repo", criteria.repo());
        add(SEARCH, "q", criteria.q() == null ? null : words(criteria.q()));
        add("s.parent = :parent", "parent", criteria.parent());
        add("s.created_at > :createdAfter", "createdAfter", criteria.createdAfter());
        add("s.created_at < :createdBefore", "createdBefore", criteria.createdBefore());
        add("s.updated_at > :updatedAfter", "updatedAfter", criteria.updatedAfter());
        add("s.updated_at < :updatedBefore", "updatedBefore", criteria.updatedBefore());
        add("s.id in (:ids)", "ids", criteria.ids());
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    /// Every word, or the beginning of one, in the language of `to_tsquery`.
    private static String words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }

    /// What [UiStatus#of] derives, the other way round.
    private static String shownAs(String wireName) {
        String live = "s.session_status <> 'ARCHIVED' and s.inbox_status ";
        UiStatus status =
                Arrays.stream(UiStatus.values())
                        .filter(each -> each.wireName().equals(wireName))
                        .findFirst()
                        .orElseThrow();
        return switch (status) {
            case PENDING -> live + "= 'PENDING'";
            case IN_PROGRESS -> live + "in ('ACTIVE', 'PROCESSING')";
            case NEEDS_REVIEW -> live + "in ('COMPLETED', 'FAILED') and not s.ip_returned";
            case NEEDS_REVIEW_IP_RETURNED -> live + "in ('COMPLETED', 'FAILED') and s.ip_returned";
            case ARCHIVED -> "(s.session_status = 'ARCHIVED' or s.inbox_status = 'ARCHIVED')";
        };
    }

    /// Only those behind a place of an order.
    void behind(SessionOrder order, String place) {
        conditions.add(order.behind(place, parameters));
    }

    /// The query that reads them in that order.
    String rows(SessionOrder order) {
        return "select s.* from sessions s where " + where() + " order by " + order.sql();
    }

    String where() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
