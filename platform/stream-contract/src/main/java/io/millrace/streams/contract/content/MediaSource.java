package io.millrace.streams.contract.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Where the bytes of a picture or document are.
///
/// @param type `base64` (then `media_type` and `data`), `url` (then `url`), `file` (then `file_id`)
/// @param mediaType such as `image/png`
/// @param data the bytes in Base64
/// @param fileId a file of the task
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediaSource(
        String type,
        @JsonProperty("media_type") @Nullable String mediaType,
        @Nullable String data,
        @Nullable String url,
        @JsonProperty("file_id") @Nullable String fileId) {}
