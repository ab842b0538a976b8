package io.millrace.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.golden.GoldenSample;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.PayloadType;
import io.millrace.streams.contract.payloads.Unrecognised;
import io.millrace.streams.contract.payloads.WatcherEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatcherEventsTest {
    @Test
    void every_event_of_the_contract_is_called_as_its_wire_name_says() {
        List<String> fromTheContract =
                Arrays.stream(PayloadType.values())
                        .filter(type -> WatcherEvent.class.isAssignableFrom(type.record()))
                        .map(type -> WatcherEvents.camelCase(type.wireName()))
                        .sorted()
                        .toList();

        assertEquals(fromTheContract, WatcherEvents.names().stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "watch.session-updated.v1",
                "watch.task-updated.v1",
                "watch.message-posted.v1",
                "watch.step-delta.v1",
                "watch.message-edited.v1",
                "watch.message-deleted.v1",
                "task.message-appended.v1"
            })
    void an_event_is_called_the_same_whether_this_build_knows_it_or_not(String wireName)
            throws IOException {
        String golden = GoldenSample.json(wireName);
        Payload payload = new EnvelopeCodec().read(new ObjectMapper().readTree(golden)).data();

        assertEquals(
                WatcherEvents.nameOf(new Unrecognised(wireName, "{}")),
                WatcherEvents.nameOf(payload));
    }

    @Test
    void an_event_of_a_newer_service_passes_under_the_name_it_will_have() {
        assertEquals(
                Optional.of("planMade"),
                WatcherEvents.nameOf(new Unrecognised("watch.plan-made.v1", "{}")));
        assertEquals(Optional.of("odd"), WatcherEvents.nameOf(new Unrecognised("odd", "{}")));
        assertEquals(
                Optional.of("unrecognised"),
                WatcherEvents.nameOf(new Unrecognised("x.--.v1", "{}")));
    }
}
