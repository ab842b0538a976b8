package io.millrace.session.sandboxes.pool;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.Page;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.SandboxEvent;
import io.millrace.session.sandboxes.allocation.TokenSecrets;
import io.millrace.session.sandboxes.webhooks.Webhooks;
import io.millrace.session.sessions.IllegalMove;
import io.millrace.streams.contract.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The moves of items, each in one transaction and under the item's row lock.
@ApplicationScoped
public class Pool {
    private final ItemRepository items;
    private final FreeBell bell;
    private final Webhooks webhooks;
    private final Duration leaseTime;
    private final Ids ids;
    private final InstantSource time;

    public Pool(
            ItemRepository items,
            FreeBell bell,
            Webhooks webhooks,
            SandboxConfig config,
            Ids ids,
            InstantSource time) {
        this.items = items;
        this.bell = bell;
        this.webhooks = webhooks;
        this.leaseTime = config.pool().leaseTime();
        this.ids = ids;
        this.time = time;
    }

    /// Adds an item; it is free.
    ///
    /// @param json any JSON, storable
    @Transactional
    public ItemEntity submit(JsonNode json, String operator) {
        ItemEntity item = new ItemEntity();
        item.id = ids.next();
        item.item = json;
        item.submittedBy = operator;
        item.submittedAt = time.instant();
        item.state = new ItemState.Free();
        item.freeSince = item.submittedAt;
        items.persist(item);
        webhooks.announce(SandboxEvent.SUBMIT, item.id, json);
        bell.ringAfterCommit();
        return item;
    }

    /// Lends a free item, or again the one that is out under the key, then with a new token: the
    /// one before it was lost on its way.
    ///
    /// @param borrower whom operators see
    @Transactional
    public Optional<Lent> lend(BorrowKey key, String borrower) {
        Optional<ItemEntity> out = items.lockOfKey(key);
        Optional<ItemEntity> found = out.isPresent() ? out : items.lockFree();
        return found.map(item -> {
            Instant now = time.instant();
            BorrowToken token = TokenSecrets.next(item.id);
            if (out.isEmpty()) {
                item.state = item.state.lend();
                item.freeSince = null;
                item.borrowKey = key.value();
                item.borrowedBy = borrower;
                item.borrowedAt = now;
            }
            item.tokenHash = TokenSecrets.hash(token);
            item.expiresAt = now.plus(leaseTime);
            return new Lent(item.id, item.item, token, item.expiresAt);
        });
    }

    /// Takes an item back from whoever had it, if the token is the right one: the token is used up
    /// by that. In the caller's transaction.
    ///
    /// @param json the item as it was lent
    /// @return the item, now returning; empty when the token is not that of a loan, or the item is
    ///   another
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ItemEntity> takeIn(String json, BorrowToken token) {
        Optional<ItemEntity> named = TokenSecrets.rowOf(token).flatMap(items::lock);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        ItemEntity item = named.get();
        if (!isOf(token, item) || !items.isSame(item.id, json)) {
            return Optional.empty();
        }
        item.state = item.state.giveBack();
        item.forgetBorrower();
        return named;
    }

    /// Takes one item back whose loan is over: it is returning as if its borrower had given it
    /// back, so that whoever must be told before the next borrower is. In the caller's transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ItemEntity> takeInExpired() {
        Optional<ItemEntity> expired = items.lockExpired(time.instant());
        expired.ifPresent(item -> {
            item.state = item.state.giveBack();
            item.forgetBorrower();
        });
        return expired;
    }

    /// Tells subscribers of a loan that everybody has agreed to.
    @Transactional
    public void announce(Lent lent) {
        webhooks.announce(SandboxEvent.BORROW, lent.id(), lent.item());
    }

    /// A loan that its borrower has never heard of ends; not one that was lent again under the key
    /// meanwhile, whose borrower has the newer token.
    @Transactional
    public void rollBack(Lent lent) {
        items.lock(lent.id()).filter(item -> isOf(lent.token(), item)).ifPresent(this::free);
    }

    private static boolean isOf(BorrowToken token, ItemEntity item) {
        byte[] hash = item.tokenHash;
        return hash != null && TokenSecrets.matches(token, hash);
    }

    /// A returned item is free again. In the caller's transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(UUID id) {
        returning(
                id,
                item -> {
                    item.state = item.state.release();
                    item.freeSince = time.instant();
                    webhooks.announce(SandboxEvent.RETURN, item.id, item.item);
                    bell.ringAfterCommit();
                });
    }

    /// A returned item is kept from everybody. In the caller's transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public void quarantine(UUID id) {
        returning(
                id,
                item -> {
                    item.state = item.state.quarantine();
                });
    }

    private void returning(UUID id, Consumer<ItemEntity> move) {
        items.lock(id).filter(item -> item.state instanceof ItemState.Returning).ifPresent(move);
    }

    /// The loan goes on.
    ///
    /// @return whether there still is one under the key
    @Transactional
    public boolean renew(BorrowKey key) {
        return items.extend(key, time.instant().plus(leaseTime));
    }

    /// Removes an item that nobody has.
    ///
    /// @throws SandboxNotFound when there is none
    /// @throws IllegalMove when it is lent or just returning
    @Transactional
    public void remove(UUID id) {
        ItemEntity item = items.lock(id).orElseThrow(() -> new SandboxNotFound(id));
        switch (item.state) {
            case ItemState.Free(), ItemState.Quarantined() -> items.delete(item);
            case ItemState.Borrowed(), ItemState.Returning() ->
                    throw new IllegalMove("sandbox", item.state.name(), "delete");
        }
    }

    /// @throws SandboxNotFound when there is none
    @Transactional
    public ItemEntity get(UUID id) {
        return items.findByIdOptional(id).orElseThrow(() -> new SandboxNotFound(id));
    }

    /// The newest first.
    ///
    /// @param state only those in it, null for all
    @Transactional
    public <V> Page<V> list(
            @Nullable ItemState state, PageRequest page, Function<ItemEntity, V> view) {
        return page.page(items.list(state, page), item -> item.id, view, () -> items.count(state));
    }

    private void free(ItemEntity item) {
        item.state = item.state.takeBack();
        item.forgetBorrower();
        item.freeSince = time.instant();
        bell.ringAfterCommit();
    }
}
