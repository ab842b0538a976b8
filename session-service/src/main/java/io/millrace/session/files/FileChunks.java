package io.millrace.session.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// The rows of `file_chunks`. Not an entity: chunks are not to stay in anybody's session.
@ApplicationScoped
public class FileChunks {
    private final EntityManager database;

    public FileChunks(EntityManager database) {
        this.database = database;
    }

    /// @param number from 0
    @Transactional(Transactional.TxType.MANDATORY)
    void insert(FileId file, int number, byte[] bytes) {
        database.createNativeQuery(
                        "insert into file_chunks (file_id, number, bytes)"
                                + " values (:file, :number, :bytes)")
                .setParameter("file", file.value())
                .setParameter("number", number)
                .setParameter("bytes", bytes)
                .executeUpdate();
    }

    /// The chunks of a file, for another file.
    @Transactional(Transactional.TxType.MANDATORY)
    void copy(FileId from, FileId to) {
        database.createNativeQuery(
                        "insert into file_chunks (file_id, number, bytes)"
                                + " select :to, number, bytes from file_chunks"
                                + " where file_id = :from")
                .setParameter("from", from.value())
                .setParameter("to", to.value())
                .executeUpdate();
    }

    /// A part of a chunk; empty when it is not there.
    ///
    /// @param skip how many of its bytes to leave out
    /// @param most how many to read
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<byte[]> part(FileId file, int number, int skip, int most) {
        List<?> rows =
                database.createNativeQuery(
                                "select substring(bytes from :first for :most) from file_chunks"
                                        + " where file_id = :file and number = :number")
                        .setParameter("first", skip + 1)
                        .setParameter("most", most)
                        .setParameter("file", file.value())
                        .setParameter("number", number)
                        .getResultList();
        return rows.stream().map(byte[].class::cast).findFirst();
    }
}
