package io.millrace.agent.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A key pair that all instances share. Not encrypted at rest until there is a vault: who can read
/// this table can sign as this service.
@Entity
@Table(name = "signing_key")
public class SigningKeyEntity {
    /// The thumbprint of the public key.
    @Id
    @Column(name = "id", nullable = false)
    public String id = "";

    /// PKCS #8.
    @Column(name = "private_key", nullable = false)
    public byte[] privateKey = {};

    /// SubjectPublicKeyInfo.
    @Column(name = "public_key", nullable = false)
    public byte[] publicKey = {};

    /// When it was made.
    @Column(name = "created_at", nullable = false)
    public Instant createdAt = Instant.EPOCH;
}
