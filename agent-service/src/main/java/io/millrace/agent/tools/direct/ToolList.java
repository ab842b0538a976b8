package io.millrace.agent.tools.direct;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// All tools there are; few enough to need no pages.
@Schema(name = "ToolList")
public record ToolList(List<ToolView> data) {
    public ToolList {
        data = List.copyOf(data);
    }
}
