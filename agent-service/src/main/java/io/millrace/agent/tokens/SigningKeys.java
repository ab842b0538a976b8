package io.millrace.agent.tokens;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The keys this service signs with: the configured file's, else one that the first instance makes
/// and keeps in the database. Read once; an instance that must see a new one is restarted.
@Singleton
public class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final SigningKeyRepository repository;
    private final InstantSource clock;
    private final Optional<Path> file;
    private volatile @Nullable List<SigningKey> known;

    public SigningKeys(
            SigningKeyRepository repository, InstantSource clock, TokenSettings settings) {
        this.repository = repository;
        this.clock = clock;
        file = settings.signingKey();
    }

    /// The one that signs.
    public SigningKey current() {
        return all().getFirst();
    }

    /// All that others should accept, the current one first.
    public List<SigningKey> all() {
        List<SigningKey> keys = known;
        if (keys == null) {
            keys =
                    file.map(PemKey::read)
                            .map(List::of)
                            .orElseGet(() ->
                                    QuarkusTransaction.requiringNew().call(this::storedOrMade));
            known = keys;
        }
        return keys;
    }

    private List<SigningKey> storedOrMade() {
        repository.lock();
        List<SigningKeyEntity> stored = repository.newestFirst();
        if (!stored.isEmpty()) {
            return stored.stream()
                    .map(key -> SigningKey.decode(key.privateKey, key.publicKey))
                    .toList();
        }
        SigningKey made = SigningKey.generate();
        SigningKeyEntity entity = new SigningKeyEntity();
        entity.id = made.id();
        entity.privateKey = made.privateKey().getEncoded();
        entity.publicKey = made.publicKey().getEncoded();
        entity.createdAt = clock.instant();
        repository.persist(entity);
        LOG.infof("No signing key is configured: made %s and stored it in the database", made.id());
        return List.of(made);
    }
}
