package io.millrace.agent.runs;

import io.millrace.streams.contract.ids.RunId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/// The stored steps.
@Singleton
public class StepRepository implements PanacheRepositoryBase<StepEntity, StepEntity.Key> {
    /// All steps of a run, in order; as many as its budget allows.
    List<StepEntity> all(RunId run) {
        return list("runId = ?1 order by number", run.value());
    }

    /// The steps of a run behind one, in order.
    List<StepEntity> after(RunId run, int number, int limit) {
        return find("runId = ?1 and number > ?2 order by number", run.value(), number)
                .range(0, limit - 1)
                .list();
    }
}
