package io.millrace.streams.contract.catalogue;

import java.util.Optional;

/// One stream: which of the catalogue it is, and its full key in Redis. Made by [StreamName] alone.
public record StreamKey(StreamName name, String key) {

    /// Finds a key's place in the catalogue again, as a relay needs it that stored only the key.
    ///
    /// @throws IllegalArgumentException when no stream of the catalogue is named so
    public static StreamKey parse(String key) {
        return find(key)
                .orElseThrow(() ->
                        new IllegalArgumentException("No stream of the catalogue is named " + key));
    }

    /// Finds a key's place in the catalogue; empty when only a newer build may know it.
    public static Optional<StreamKey> find(String key) {
        for (StreamName name : StreamName.values()) {
            boolean named =
                    key.equals(name.family())
                            || key.startsWith(name.family() + ":")
                            || key.startsWith(name.family() + ".");
            if (named) {
                return Optional.of(new StreamKey(name, key));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return key;
    }
}
