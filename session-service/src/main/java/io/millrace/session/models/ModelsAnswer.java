package io.millrace.session.models;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is read of agent-service's list of models, which has the shape of OpenAI's.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ModelsAnswer(@Nullable List<Model> data) {

    /// One model.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Model(
            @Nullable String id,
            @JsonProperty("owned_by") @Nullable String ownedBy,
            @Nullable String title,
            @JsonProperty("context_window") @Nullable Long contextWindow,
            @JsonProperty("supports_vision") @Nullable Boolean supportsVision) {}
}
