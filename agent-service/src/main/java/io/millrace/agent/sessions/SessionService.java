package io.millrace.agent.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.agent.calls.CallAnswer;
import io.millrace.agent.calls.CallAnswer.Answered;
import io.millrace.agent.calls.CallAnswer.Unreachable;
import io.millrace.agent.calls.PeerSettings;
import io.millrace.agent.calls.ServiceCalls;
import io.millrace.agent.tokens.IssuedToken;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks session-service over REST.
@Singleton
public final class SessionService {
    /// No session's history is read further than this many pages of [#PAGE_SIZE].
    private static final int MAX_PAGES = 20;

    private static final int PAGE_SIZE = 100;
    private static final int NOT_FOUND = 404;

    private final ObjectMapper json = JsonMapper.builder().build();
    private final ServiceCalls calls;
    private final URI address;
    private final Duration timeout;

    public SessionService(ServiceCalls calls, PeerSettings peers) {
        this.calls = calls;
        address = peers.sessionUrl();
        timeout = peers.answerTimeout();
    }

    /// Whether a task may be worked on now.
    public TaskStanding standingOf(TaskId task, IssuedToken.Token token)
            throws InterruptedException {
        CallAnswer answer =
                calls.get(
                        StreamName.Source.SESSION,
                        address.resolve("/api/v1/tasks/" + task),
                        token.value(),
                        timeout);
        return switch (answer) {
            case Unreachable(String why) -> new TaskStanding.Unknown(why);
            case Answered answered when answered.status() == NOT_FOUND -> new TaskStanding.Absent();
            case Answered answered when !answered.ok() ->
                    new TaskStanding.Unknown("session-service answered " + answered.status());
            case Answered answered -> standing(answered.body());
        };
    }

    /// What has been said in a session, the oldest first.
    public History historyOf(SessionId session, IssuedToken.Token token)
            throws InterruptedException {
        List<History.Said> said = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            URI at =
                    address.resolve(
                            "/api/v1/sessions/%s/messages?pageSize=%d%s"
                                    .formatted(session, PAGE_SIZE, cursor));
            switch (calls.get(StreamName.Source.SESSION, at, token.value(), timeout)) {
                case Unreachable(String why) -> {
                    return new History.Unknown(why);
                }
                case Answered answered when !answered.ok() -> {
                    return new History.Unknown("session-service answered " + answered.status());
                }
                case Answered answered -> {
                    MessagesAnswer messages;
                    try {
                        messages = json.readValue(answered.body(), MessagesAnswer.class);
                    } catch (JsonProcessingException _) {
                        return new History.Unknown("session-service's messages are unreadable");
                    }
                    for (MessagesAnswer.Message message : messages.data()) {
                        said.add(
                                new History.Said(
                                        message.id(),
                                        message.taskId(),
                                        message.role(),
                                        message.content()));
                    }
                    if (messages.next() == null) {
                        return new History.Known(said);
                    }
                    cursor =
                            "&cursor=" + URLEncoder.encode(messages.next(), StandardCharsets.UTF_8);
                }
            }
        }
        return new History.Known(said);
    }

    private TaskStanding standing(String body) {
        TaskAnswer task;
        try {
            task = json.readValue(body, TaskAnswer.class);
        } catch (JsonProcessingException _) {
            return new TaskStanding.Unknown("session-service's task is unreadable");
        }
        boolean alive = task.status().equals("PENDING") || task.status().equals("RUNNING");
        if (!alive) {
            return new TaskStanding.Closed("the task is " + task.status());
        }
        if (task.cancelRequestedAt() != null) {
            return new TaskStanding.CancelRequested();
        }
        return task.control().equals("USER")
                ? new TaskStanding.Closed("the user has control")
                : new TaskStanding.Open();
    }
}
