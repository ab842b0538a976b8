package io.millrace.agent.runs;

import io.millrace.rest.Page;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/// Shows runs to their owner.
@Singleton
public class Runs {
    private final RunRepository runs;
    private final StepRepository steps;

    public Runs(RunRepository runs, StepRepository steps) {
        this.runs = runs;
        this.steps = steps;
    }

    /// One of the user's runs.
    ///
    /// @throws RunNotFound also when it is somebody else's
    @Transactional
    public RunView get(UserId user, RunId id) {
        return runs.owned(user, id).map(RunView::of).orElseThrow(() -> new RunNotFound(id));
    }

    /// The steps of one of the user's runs behind one of them, in order.
    ///
    /// @param after the number of the last step seen, 0 for none
    /// @throws RunNotFound also when it is somebody else's
    @Transactional
    public Page<StepView> steps(UserId user, RunId id, int after, int pageSize) {
        if (runs.owned(user, id).isEmpty()) {
            throw new RunNotFound(id);
        }
        List<StepEntity> rows = steps.after(id, after, pageSize + 1);
        boolean more = rows.size() > pageSize;
        List<StepEntity> shown = more ? rows.subList(0, pageSize) : rows;
        return new Page<>(
                shown.stream().map(StepView::of).toList(),
                after / pageSize + 1,
                pageSize,
                more ? Integer.toString(shown.getLast().number) : null,
                null);
    }
}
