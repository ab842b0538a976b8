package io.millrace.session.sessions.history;

import io.millrace.streams.contract.ids.SessionId;
import java.util.List;

/// Where a session's history comes from.
public interface SessionHistory {
    /// The latest messages of a session, in the order they were written. The caller has seen to who
    /// may view it.
    ///
    /// @param most how many at most
    List<HistoryEntry> latest(SessionId session, int most);
}
