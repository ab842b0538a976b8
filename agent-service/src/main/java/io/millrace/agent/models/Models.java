package io.millrace.agent.models;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The models of this build, by name.
@Singleton
public final class Models {
    private final Map<String, ChatModel> byName;
    private final String standard;

    public Models(@All List<ChatModel> models, ModelSettings settings) {
        byName = models.stream().collect(Collectors.toMap(ChatModel::name, Function.identity()));
        standard = settings.standard();
        if (!byName.containsKey(standard)) {
            throw new IllegalStateException(
                    "millrace.models.standard names %s, and there are only %s"
                            .formatted(standard, byName.keySet()));
        }
    }

    /// The model of that name.
    ///
    /// @param name null for the standard one
    public Optional<ChatModel> named(@Nullable String name) {
        return Optional.ofNullable(byName.get(nameOf(name)));
    }

    /// The public name of the model that a task gets.
    public String nameOf(@Nullable String name) {
        return name == null || name.isBlank() ? standard : name;
    }
}
