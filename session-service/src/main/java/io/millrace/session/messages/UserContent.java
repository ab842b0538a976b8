package io.millrace.session.messages;

import io.millrace.rest.DomainException;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MediaSource;
import io.millrace.streams.contract.content.StorableText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which blocks a user may write, and what must be in them. JSON leaves a field that is missing
/// null, whatever its record says.
final class UserContent {
    private static final int MAX_TEXT = 100_000;
    private static final int MAX_NAME = 1_000;

    private UserContent() {}

    /// The same blocks.
    ///
    /// @param param what the list is called in the request
    /// @throws DomainException INVALID_INPUT naming the block and its field
    static List<ContentBlock> checked(String param, List<@Nullable ContentBlock> content) {
        List<ContentBlock> checked = new ArrayList<>(content.size());
        for (int i = 0; i < content.size(); i++) {
            checked.add(block(param + "[" + i + "]", content.get(i)));
        }
        return checked;
    }

    private static ContentBlock block(String at, @Nullable ContentBlock block) {
        switch (block) {
            case null -> throw DomainException.invalidInput(at, at + " must not be null");
            case ContentBlock.Text text -> required(at + ".text", text.text(), MAX_TEXT);
            case ContentBlock.Image image -> source(at + ".source", image.source());
            case ContentBlock.Document document -> {
                source(at + ".source", document.source());
                optional(at + ".name", document.name());
            }
            case ContentBlock.LineageRef lineage -> {
                required(at + ".table", lineage.table(), MAX_NAME);
                optional(at + ".column", lineage.column());
            }
            case ContentBlock.AssetRef asset -> {
                required(at + ".asset_id", asset.assetId(), MAX_NAME);
                required(at + ".asset_type", asset.assetType(), MAX_NAME);
            }
            case ContentBlock.ToolUse _,
                    ContentBlock.ToolResult _,
                    ContentBlock.Thinking _,
                    ContentBlock.RedactedThinking _,
                    ContentBlock.UserAction _,
                    ContentBlock.Other _ ->
                    throw DomainException.invalidInput(
                            at + ".type",
                            at
                                    + ".type must be one of text, image, document, lineage_ref,"
                                    + " asset_ref");
        }
        return block;
    }

    private static void source(String at, @Nullable MediaSource source) {
        if (source == null) {
            throw DomainException.invalidInput(at, at + " must not be null");
        }
        switch (String.valueOf(source.type())) {
            case "base64" -> {
                required(at + ".media_type", source.mediaType(), MAX_NAME);
                required(at + ".data", source.data(), Integer.MAX_VALUE);
            }
            case "url" -> required(at + ".url", source.url(), MAX_NAME);
            case "file" -> required(at + ".file_id", source.fileId(), MAX_NAME);
            default ->
                    throw DomainException.invalidInput(
                            at + ".type", at + ".type must be one of base64, url, file");
        }
    }

    private static void required(String at, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw DomainException.invalidInput(at, at + " must not be blank");
        }
        storable(at, text, longest);
    }

    private static void optional(String at, @Nullable String text) {
        if (text != null) {
            storable(at, text, MAX_NAME);
        }
    }

    private static void storable(String at, String text, int longest) {
        if (text.length() > longest) {
            throw DomainException.invalidInput(at, at + " is longer than " + longest);
        }
        if (!StorableText.of(text).equals(text)) {
            throw DomainException.invalidInput(
                    at, at + " must not hold the character U+0000 or half of a surrogate pair");
        }
    }
}
