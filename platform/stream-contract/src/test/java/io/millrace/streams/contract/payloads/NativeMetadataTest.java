package io.millrace.streams.contract.payloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.streams.contract.content.ContentBlock;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {

    @Test
    void everyPayloadIsOpenToReflectionInANativeImage() throws Exception {
        Set<String> registered = new TreeSet<>();
        try (InputStream metadata =
                PayloadType.class.getResourceAsStream(
                        "/META-INF/native-image/io.millrace/stream-contract/reachability-metadata.json")) {
            for (JsonNode entry : new ObjectMapper().readTree(metadata).get("reflection")) {
                registered.add(entry.get("type").asText());
            }
        }

        Set<String> missing =
                Arrays.stream(PayloadType.values())
                        .map(type -> type.record().getName())
                        .filter(name -> !registered.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(ContentBlock.class.getPermittedSubclasses())
                .map(Class::getName)
                .filter(name -> !registered.contains(name))
                .forEach(missing::add);

        assertEquals(Set.of(), missing);
    }
}
