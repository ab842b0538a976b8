package io.millrace.session.mutations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.IdempotencyKey;
import io.millrace.rest.batches.Batch;
import io.millrace.rest.batches.BatchFailure;
import io.millrace.rest.batches.OneOrMany;
import io.millrace.trust.Callers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one way in which changes come in over HTTP: a body with one thing or an array of things,
/// done once however often it is sent.
@ApplicationScoped
@RegisterForReflection(
        targets = {Batch.class, BatchFailure.class, ErrorBody.class, ErrorBody.Detail.class})
public class Mutations {
    private static final byte[] NO_BODY = {};

    private final FirstAnswers answers;
    private final Elements elements;
    private final Requests requests;
    private final Callers callers;
    private final UriInfo uri;

    public Mutations(
            FirstAnswers answers,
            ObjectMapper json,
            Requests requests,
            Callers callers,
            UriInfo uri,
            HttpHeaders headers) {
        this.answers = answers;
        this.callers = callers;
        this.uri = uri;
        elements = new Elements(answers, json, headers);
        this.requests = requests;
    }

    /// A change that needs no body.
    ///
    /// @param operation its id in the document
    /// @param key what the header `Idempotency-Key` says
    public Response perform(String operation, @Nullable String key, Supplier<Answer> effect) {
        @Nullable Call call = call(operation, key, NO_BODY);
        return response(call == null ? effect.get() : answers.once(call, effect));
    }

    /// A change of which the body is a request, or an array of requests. An array is answered with
    /// 200 and a [Batch] of the answers' bodies.
    ///
    /// @param type of a request
    /// @param effect what is to be done for each, in a transaction of its own
    public <T> Response perform(
            String operation,
            @Nullable String key,
            byte @Nullable [] body,
            Class<T> type,
            Function<T, Answer> effect) {
        return perform(operation, key, body, element -> effect.apply(requests.read(element, type)));
    }

    /// The same where only the JSON of an element tells what it asks for.
    public Response perform(
            String operation,
            @Nullable String key,
            byte @Nullable [] body,
            Function<JsonNode, Answer> apply) {
        byte[] bytes = body == null ? NO_BODY : body;
        @Nullable Call call = call(operation, key, bytes);
        return switch (OneOrMany.of(requests.parse(bytes), Batch.MOST)) {
            case OneOrMany.One(JsonNode one) ->
                    response(
                            call == null
                                    ? apply.apply(one)
                                    : answers.once(call, () -> apply.apply(one)));
            case OneOrMany.Many(List<JsonNode> many) ->
                    Response.ok(each(call, many, apply)).build();
        };
    }

    /// A change of each of many, in a transaction of its own.
    ///
    /// @param idOf what an element is about
    public <E> Batch<Object> each(
            List<E> many, Function<E, @Nullable String> idOf, Function<E, Answer> effect) {
        return elements.each(null, many, idOf, effect);
    }

    private Batch<Object> each(
            @Nullable Call call, List<JsonNode> many, Function<JsonNode, Answer> apply) {
        if (call != null) {
            answers.name(call);
        }
        return elements.each(call, many, Mutations::id, apply);
    }

    private static @Nullable String id(JsonNode element) {
        JsonNode id = element.path("id");
        return id.isTextual() ? id.textValue() : null;
    }

    private @Nullable Call call(String operation, @Nullable String key, byte[] body) {
        @Nullable IdempotencyKey name = IdempotencyKey.parse(key);
        return name == null
                ? null
                : Call.of(
                        callers.current().userId(),
                        operation,
                        name,
                        target(uri.getRequestUri()),
                        body);
    }

    /// What was asked for: path and query.
    private static String target(URI request) {
        String query = request.getRawQuery();
        return query == null ? request.getRawPath() : request.getRawPath() + "?" + query;
    }

    /// The answer over HTTP.
    public static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        return answer.body() == null
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body()).build();
    }
}
