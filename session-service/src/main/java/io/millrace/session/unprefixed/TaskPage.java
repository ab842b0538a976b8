package io.millrace.session.unprefixed;

import io.millrace.rest.Page;
import io.millrace.session.tasks.TaskView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of tasks, the newest first.
///
/// @param total how many there are, counted up to 10,000
/// @param totalPages how many pages these make
@Schema(name = "TaskPage")
public record TaskPage(List<TaskView> tasks, long total, long totalPages) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }

    static TaskPage of(Page<TaskView> page) {
        long total = page.total() == null ? page.data().size() : page.total();
        return new TaskPage(page.data(), total, Math.ceilDiv(total, (long) page.pageSize()));
    }
}
