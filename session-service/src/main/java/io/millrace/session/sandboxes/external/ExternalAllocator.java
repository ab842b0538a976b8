package io.millrace.session.sandboxes.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.GivingBack;
import io.millrace.session.sandboxes.allocation.Submitting;
import io.millrace.session.sandboxes.calls.BoundedCalls;
import io.millrace.session.sandboxes.calls.BoundedCalls.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/// An allocator over HTTP: `GET /borrow?wait=<s>` → `{item, borrow_token}`, `POST /return {item,
/// borrow_token}`, `POST /submit {item}`.
///
/// Each borrow carries its key in `Idempotency-Key`. An allocator that honours it answers a repeat
/// with what it answered first, and then nothing is lost when an answer is. One that does not
/// honour it lends another item to a repeat; the first is its own to take back when it expires.
public final class ExternalAllocator implements Allocator, AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int OK = 200;
    private static final String KEY = "millrace.sandboxes.external.url";
    private static final String TOKEN = "borrow_token";
    private static final String ITEM = "item";

    private final String address;
    private final Optional<String> bearer;
    private final Duration timeout;
    private final ObjectMapper json;
    private final BoundedCalls calls;

    /// @param url where it is, `http` or `https`
    /// @param bearer sent with each request
    /// @param timeout how long an answer may take, beyond a wait that was asked for
    /// @throws IllegalArgumentException when the address cannot be one
    public ExternalAllocator(
            URI url, Optional<String> bearer, Duration timeout, ObjectMapper json) {
        requireAddress(url);
        address = url.toString().replaceFirst("/+$", "");
        this.bearer = bearer;
        this.timeout = timeout;
        this.json = json;
        calls = new BoundedCalls("the allocator", json);
    }

    /// @throws IllegalArgumentException when the address cannot be one
    public static void requireAddress(URI url) {
        BoundedCalls.requireAddress(KEY, url);
        if (url.getQuery() != null) {
            throw new IllegalArgumentException(KEY + " must not have a query");
        }
    }

    @Override
    public Borrowing borrow(BorrowKey key, Duration wait) throws InterruptedException {
        HttpRequest request =
                request("/borrow?wait=" + wait.toSeconds())
                        .header("Idempotency-Key", key.toString())
                        .GET()
                        .build();
        try {
            Answer answer = calls.send(request, timeout.plus(wait));
            return switch (answer.status()) {
                case OK -> borrowed(calls.read(answer));
                case NOT_FOUND -> new Borrowing.NoneFree();
                case TIMEOUT, GATEWAY_TIMEOUT ->
                        wait.isPositive() ? new Borrowing.WaitOver() : refused(answer);
                default -> refused(answer);
            };
        } catch (IOException e) {
            return new Borrowing.Failed(reason(e));
        }
    }

    private static Borrowing refused(Answer answer) {
        return new Borrowing.Failed("the allocator answered " + answer.status());
    }

    private static Borrowing borrowed(JsonNode answer) {
        JsonNode item = answer.path(ITEM);
        JsonNode token = answer.path(TOKEN);
        if (item.isMissingNode() || item.isNull()) {
            return new Borrowing.Failed("the allocator's answer has no item");
        }
        if (!token.isTextual()
                || token.textValue().isBlank()
                || token.textValue().length() > BorrowToken.MAX_LENGTH) {
            return new Borrowing.Failed("the allocator's answer has no " + TOKEN);
        }
        return new Borrowing.Borrowed(item, new BorrowToken(token.textValue()));
    }

    @Override
    public GivingBack giveBack(JsonNode item, BorrowToken token) throws InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.set(ITEM, item);
        body.put(TOKEN, token.value());
        try {
            Answer answer = calls.send(post("/return", body), timeout);
            if (isGood(answer.status())) {
                return new GivingBack.Returned();
            }
            return switch (answer.status()) {
                case CONFLICT, GONE -> new GivingBack.NotHeld();
                case NOT_FOUND ->
                        saysSomething(answer)
                                ? new GivingBack.NotHeld()
                                : new GivingBack.Failed("nothing takes returns at the allocator");
                default -> new GivingBack.Failed("the allocator answered " + answer.status());
            };
        } catch (IOException e) {
            return new GivingBack.Failed(reason(e));
        }
    }

    /// A 404 without JSON is somebody else's who stands in front: of the lease it says nothing.
    private boolean saysSomething(Answer answer) {
        try {
            return calls.read(answer).isObject();
        } catch (IOException noJson) {
            return false;
        }
    }

    /// The contract has no renewal: how long it lends is the allocator's own affair.
    @Override
    public boolean renew(BorrowKey key) {
        return true;
    }

    @Override
    public Submitting submit(JsonNode item) throws InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.set(ITEM, item);
        try {
            Answer answer = calls.send(post("/submit", body), timeout);
            return isGood(answer.status())
                    ? new Submitting.Submitted()
                    : new Submitting.Failed("the allocator answered " + answer.status());
        } catch (IOException e) {
            return new Submitting.Failed(reason(e));
        }
    }

    private HttpRequest post(String path, ObjectNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept", "application/json");
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private static boolean isGood(int status) {
        return status >= OK && status < MULTIPLE_CHOICES;
    }

    private static String reason(IOException e) {
        return String.valueOf(e.getMessage());
    }

    @Override
    public void close() {
        calls.close();
    }
}
