package io.millrace.streams.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {
    private static final String METADATA =
            "META-INF/native-image/io.millrace/stream-delivery/reachability-metadata.json";

    @Test
    void everyScriptIsPartOfANativeImage() throws Exception {
        URI place = Delivery.class.getResource("/" + METADATA).toURI();
        String metadata = Files.readString(Path.of(place));
        Path classes = Path.of(Delivery.class.getResource("/").toURI()).resolveSibling("classes");

        try (Stream<Path> files = Files.walk(classes)) {
            List<String> scripts =
                    files.map(file -> classes.relativize(file).toString())
                            .filter(file -> file.endsWith(".lua"))
                            .sorted()
                            .toList();
            List<String> missing =
                    scripts.stream()
                            .filter(script -> !metadata.contains('"' + globOf(script) + '"'))
                            .toList();

            assertFalse(scripts.isEmpty());
            assertEquals(List.of(), missing);
        }
    }

    private static String globOf(String script) {
        return script.substring(0, script.lastIndexOf('/')) + "/*.lua";
    }
}
