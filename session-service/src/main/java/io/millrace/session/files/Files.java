package io.millrace.session.files;

import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The use cases of files.
@ApplicationScoped
public class Files {
    private final FileRepository repository;
    private final FileBytes bytes;
    private final Ids ids;
    private final InstantSource time;

    public Files(FileRepository repository, FileBytes bytes, Ids ids, InstantSource time) {
        this.repository = repository;
        this.bytes = bytes;
        this.ids = ids;
        this.time = time;
    }

    /// Keeps the files of a task that was made in this transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public List<FileView> keep(UserId owner, TaskId task, List<Upload> uploads) {
        Instant now = time.instant();
        List<FileView> kept = new ArrayList<>(uploads.size());
        for (Upload upload : uploads) {
            FileEntity file = new FileEntity();
            file.id = upload.id().value();
            file.taskId = task.value();
            file.userId = owner.value();
            file.name = upload.name();
            file.type = upload.type();
            file.size = upload.size();
            file.sha256 = upload.sha256();
            file.createdAt = now;
            repository.persistAndFlush(file);
            try (var in = upload.open()) {
                bytes.write(upload.id(), in);
            } catch (IOException e) {
                throw new UncheckedIOException("An upload in memory cannot be read", e);
            }
            kept.add(FileView.of(file));
        }
        return List.copyOf(kept);
    }

    /// The files of a task, for another one.
    @Transactional(Transactional.TxType.MANDATORY)
    public List<FileCopy> copiesOf(TaskId task) {
        return repository.ofTask(task).stream()
                .map(file -> new FileCopy(file, new FileId(ids.next())))
                .toList();
    }

    /// Keeps copies for a task that was made in this transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public void keepCopies(UserId owner, TaskId task, List<FileCopy> copies) {
        Instant now = time.instant();
        for (FileCopy copy : copies) {
            FileEntity original = copy.original();
            FileEntity file = new FileEntity();
            file.id = copy.id().value();
            file.taskId = task.value();
            file.userId = owner.value();
            file.name = original.name;
            file.type = original.type;
            file.size = original.size;
            file.sha256 = original.sha256;
            file.createdAt = now;
            repository.persistAndFlush(file);
            bytes.copy(new FileId(original.id), copy.id());
        }
    }

    /// The files of a task. The caller has seen to whose task it is.
    @Transactional(Transactional.TxType.MANDATORY)
    public List<FileView> ofTask(TaskId task) {
        return repository.ofTask(task).stream().map(FileView::of).toList();
    }

    /// A file of a session that somebody may view, without its bytes.
    ///
    /// @throws FileNotFound when they may not, or there is none
    @Transactional
    public FileEntity readable(Participant who, FileId id) {
        return repository.find(who, id).orElseThrow(() -> new FileNotFound(id));
    }

    /// Writes a part of a file. The caller has seen to who may view it.
    ///
    /// @param from the first byte, from 0
    /// @param length how many
    public void write(FileId id, long from, long length, OutputStream to) throws IOException {
        bytes.read(id, from, length, to);
    }
}
