package io.millrace.session.files;

import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.TaskId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Files in the database, without their bytes. Ownership is part of the query; the files of a
/// deleted task or session are not there.
@ApplicationScoped
public class FileRepository implements PanacheRepositoryBase<FileEntity, UUID> {

    /// A file of a session that somebody may view.
    Optional<FileEntity> find(Participant who, FileId id) {
        Map<String, Object> parameters = new HashMap<>();
        String access = Access.VIEW.condition(who, parameters);
        var query =
                getEntityManager()
                        .createQuery(
                                "select f from FileEntity f"
                                        + " join TaskEntity t on t.id = f.taskId"
                                        + " join SessionEntity s on s.id = t.sessionId"
                                        + " where f.id = :id and t.deletedAt is null"
                                        + " and s.deletedAt is null and "
                                        + access,
                                FileEntity.class)
                        .setParameter("id", id.value());
        parameters.forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }

    /// In the order of the request that brought them.
    List<FileEntity> ofTask(TaskId task) {
        return list("taskId = ?1 order by id", task.value());
    }
}
