package io.millrace.streams.contract.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The agreed JSON of every payload's envelope: producers test that they write it, consumers that
/// they read it. Lies in the jar so that every service's tests see the same one.
public final class GoldenSample {
    private GoldenSample() {}

    /// The sample's JSON text.
    ///
    /// @throws IllegalArgumentException when there is no sample of this type
    public static String json(String wireName) {
        try (InputStream sample = GoldenSample.class.getResourceAsStream(wireName + ".json")) {
            if (sample == null) {
                throw new IllegalArgumentException("No golden sample for " + wireName);
            }
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The golden sample for " + wireName, e);
        }
    }
}
