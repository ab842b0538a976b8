package io.millrace.rest.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.ErrorType;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnswersTest {
    private final ObjectMapper json =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    record Order(Urgency urgency, int count, List<Line> lines, Level level, Wrap wrap) {}

    record Line(int amount) {}

    enum Urgency {
        LOW,
        HIGH
    }

    @Test
    void aRefusalKeepsItsCodeMessageAndField() {
        DomainException refusal =
                new DomainException(ErrorCode.ILLEGAL_STATE, "The task has ended", "status");

        Response answer = ErrorAnswers.of(refusal, "r-1");

        assertEquals(409, answer.getStatus());
        ErrorBody.Detail error = bodyOf(answer);
        assertEquals("The task has ended", error.message());
        assertEquals(ErrorCode.ILLEGAL_STATE, error.code());
        assertEquals("status", error.param());
        assertEquals("r-1", error.requestId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"urgency\":\"SOON\"} | INVALID_INPUT | urgency",
                "{\"count\":\"many\"} | INVALID_INPUT | count",
                "{\"lines\":[{\"amount\":1},{\"amount\":{}}]} | INVALID_INPUT | lines[1].amount",
                "{\"colour\":\"red\"} | INVALID_INPUT | colour",
                "{\"count\": | INVALID_REQUEST | ",
                "[1] | INVALID_REQUEST | "
            })
    void anUnreadableBodyNamesTheField(String body, ErrorCode code, String param) {
        JsonProcessingException unreadable =
                assertThrows(
                        JsonProcessingException.class, () -> json.readValue(body, Order.class));

        ErrorBody.Detail error = bodyOf(ErrorAnswers.of(unreadable, null));

        assertEquals(code, error.code());
        assertEquals(param, error.param());
        assertEquals(400, error.code().status());
        assertFalse(error.message().contains("io.millrace"), "no class name reaches a caller");
    }

    enum Level {
        @JsonProperty("canView")
        CAN_VIEW,
        @JsonProperty("fullAccess")
        FULL_ACCESS
    }

    enum Wrap {
        PLAIN_BOX("plain"),
        GIFT_BOX("as a gift");

        private final String wireName;

        Wrap(String wireName) {
            this.wireName = wireName;
        }

        @JsonValue
        public String wireName() {
            return wireName;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"level\":\"CAN_VIEW\"} | level must be one of canView, fullAccess",
                "{\"wrap\":\"PLAIN_BOX\"} | wrap must be one of plain, as a gift"
            })
    void theKnownOnesAreNamedAsJsonHasThem(String body, String message) {
        JsonProcessingException unreadable =
                assertThrows(
                        JsonProcessingException.class, () -> json.readValue(body, Order.class));

        assertEquals(message, bodyOf(ErrorAnswers.of(unreadable, null)).message());
    }

    @Test
    void anUnknownEnumValueIsAnsweredWithTheKnownOnes() {
        JsonProcessingException unreadable =
                assertThrows(
                        JsonProcessingException.class,
                        () -> json.readValue("{\"urgency\":\"SOON\"}", Order.class));

        assertEquals(
                "urgency must be one of LOW, HIGH",
                bodyOf(ErrorAnswers.of(unreadable, null)).message());
    }

    @Test
    void aFrameworksWrapperDoesNotHideTheField() {
        JsonProcessingException unreadable =
                assertThrows(
                        JsonProcessingException.class,
                        () -> json.readValue("{\"count\":{}}", Order.class));

        Response answer = ErrorAnswers.of(new WebApplicationException(unreadable, 400), null);

        assertEquals("count", bodyOf(answer).param());
    }

    @Test
    void aMissingPathIsNotFoundInTheSameBody() {
        Response answer = ErrorAnswers.of(new NotFoundException(), "r-2");

        assertEquals(404, answer.getStatus());
        assertEquals(ErrorCode.NOT_FOUND, bodyOf(answer).code());
    }

    @Test
    void whatNobodyThoughtOfTellsNothingButTheRequestId() {
        Response answer = ErrorAnswers.of(new IllegalStateException("password=hunter2"), "r-3");

        assertEquals(500, answer.getStatus());
        ErrorBody.Detail error = bodyOf(answer);
        assertEquals("r-3", error.requestId());
        assertFalse(error.message().contains("hunter2"));
    }

    interface Unmappable {}

    @Test
    void aTypeThatCannotBeMappedIsOurFault() {
        JsonProcessingException ours =
                assertThrows(
                        JsonProcessingException.class,
                        () -> json.readValue("{}", Unmappable.class));

        Response answer = ErrorAnswers.of(ours, "r-5");

        assertEquals(500, answer.getStatus());
        assertEquals("r-5", bodyOf(answer).requestId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void aDatabaseThatIsAwayIsUnavailableWithATimeToComeBack(String state) {
        Throwable wrapped =
                new IllegalStateException(new RuntimeException(new SQLException("gone", state)));

        Response answer = ErrorAnswers.of(wrapped, "r-6");

        assertEquals(503, answer.getStatus());
        assertEquals("5", answer.getHeaderString("Retry-After"));
        assertEquals(ErrorCode.SERVICE_UNAVAILABLE, bodyOf(answer).code());
        assertEquals("r-6", bodyOf(answer).requestId());
        assertFalse(bodyOf(answer).message().contains("gone"));
    }

    @Test
    void aPoolThatWaitedInVainIsUnavailable() {
        SQLException vain = new SQLException("Sorry, acquisition timeout!");

        assertEquals(503, ErrorAnswers.of(new RuntimeException(vain), "r-7").getStatus());
    }

    @Test
    void otherFailuresOfADatabaseAreOurs() {
        assertEquals(500, ErrorAnswers.of(new SQLException("syntax", "42601"), "r").getStatus());
        assertEquals(500, ErrorAnswers.of(new SQLException("no state"), "r").getStatus());
        RuntimeException one = new RuntimeException();
        one.initCause(new RuntimeException(one));
        assertEquals(500, ErrorAnswers.of(one, "r").getStatus());
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasAStatusOfItsTypesClass(ErrorCode code) {
        assertEquals(code.type().status() / 100, code.status() / 100);
        assertEquals(code.name(), code.name().toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void theBodyHasTheAgreedShape() throws Exception {
        ErrorBody body = ErrorBody.of(ErrorCode.RATE_LIMITED, "Slow down", null, "r-4");

        Map<?, ?> tree = json.readValue(json.writeValueAsString(body), Map.class);

        Map<?, ?> error = assertInstanceOf(Map.class, tree.get("error"));
        assertEquals(ErrorType.RATE_LIMIT.wireName(), error.get("type"));
        assertEquals("RATE_LIMITED", error.get("code"));
        assertEquals("r-4", error.get("requestId"));
        assertTrue(error.containsKey("param"), "param is there even when it is null");
    }

    @ParameterizedTest
    @CsvSource({"abc-1_2.3,true", "'',false", "'a b',false", "'x\ny',false"})
    void onlyAHarmlessRequestIdIsKept(String id, boolean kept) {
        assertEquals(kept, RequestId.acceptable(id));
        assertFalse(RequestId.acceptable("x".repeat(65)));
        assertFalse(RequestId.acceptable(null));
    }

    private static ErrorBody.Detail bodyOf(Response answer) {
        return assertInstanceOf(ErrorBody.class, answer.getEntity()).error();
    }
}
