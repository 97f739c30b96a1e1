package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;

/** Invitations in an {@link InMemoryStore}. */
public final class InMemoryInvites implements Invites {
  private final InMemoryStore store;
  private final Views views = new Views();

  public InMemoryInvites(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void add(Invite invite, String codeHash) {
    keep(codeHash, invite);
  }

  private void keep(String hash, Invite invite) {
    store.write(
        () ->
            store.statement(
                t -> {
                  store.put(t.invites, hash, invite);
                  return true;
                }));
  }

  @Override
  public Optional<Shown> byCode(String codeHash) {
    return store.statement(
        t -> Optional.ofNullable(t.invites.get(codeHash)).flatMap(invite -> shown(t, invite)));
  }

  private Optional<Shown> shown(InMemoryStore.Tables t, Invite invite) {
    Room room = t.rooms.get(invite.room());
    return room == null || room.deletedAt() != null
        ? Optional.empty()
        : Optional.of(
            new Shown(invite, views.ref(t, invite.by()), room.name().value(), room.memberCount()));
  }

  @Override
  public List<Shown> of(RoomId room, Instant now, int limit) {
    return store.statement(
        t ->
            t.invites.values().stream()
                .filter(invite -> invite.room().equals(room) && invite.isGood(now))
                .sorted(Comparator.comparing(Invite::createdAt).reversed())
                .limit(limit)
                .flatMap(invite -> shown(t, invite).stream())
                .toList());
  }

  @Override
  public void used(UUID invite) {
    change(invite, false, 1);
  }

  @Override
  public boolean revoke(RoomId room, UUID invite, Instant now) {
    boolean there =
        store.statement(
            t ->
                t.invites.values().stream()
                    .anyMatch(i -> i.id().equals(invite) && i.room().equals(room)));
    if (there) {
      change(invite, true, 0);
    }
    return there;
  }

  private void change(UUID id, boolean revoked, int more) {
    String hash =
        store.statement(
            t ->
                t.invites.entrySet().stream()
                    .filter(entry -> entry.getValue().id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .getKey());
    Invite i = store.statement(t -> t.invites.get(hash));
    keep(
        hash,
        new Invite(
            i.id(),
            i.room(),
            i.by(),
            i.createdAt(),
            i.expiresAt(),
            i.maxUses(),
            i.uses() + more,
            i.revoked() || revoked));
  }
}
